import { expect, test } from 'vitest';
import usStates from 'virtual:atlas/us-states';
import world from 'virtual:atlas/world';
import { dimension, measure, sample } from '../samples.ts';
import { frameOf } from '../model/frame.ts';
import { ColorRegistry } from '../model/colors.ts';
import { readPlaces } from './places.ts';
import { regionsPlan } from './plan.ts';
import { atlasFor, cropOf, regionOf } from './regions.ts';

const chinook: Record<string, string> = {
  Argentina: 'ARG', Australia: 'AUS', Austria: 'AUT', Belgium: 'BEL', Brazil: 'BRA', Canada: 'CAN', Chile: 'CHL', 'Czech Republic': 'CZE', Denmark: 'DNK', Finland: 'FIN', France: 'FRA', Germany: 'DEU',
  Hungary: 'HUN', India: 'IND', Ireland: 'IRL', Italy: 'ITA', Netherlands: 'NLD', Norway: 'NOR', Poland: 'POL', Portugal: 'PRT', Spain: 'ESP', Sweden: 'SWE', USA: 'USA', 'United Kingdom': 'GBR',
};

test('all countries of the music store are found', () => {
  expect(Object.fromEntries(Object.keys(chinook).map((name) => [name, regionOf(world, name)]))).toEqual(chinook);
});

test('codes, aliases, accents and case lead to the same country', () => {
  const names = ['us', 'U.S.A.', 'united states', 'The Netherlands', 'UK', 'czechia', 'Côte d’Ivoire', 'TÜRKIYE', 'Viet Nam', 'KOR', 'Paris, France'];
  expect(names.map((name) => regionOf(world, name))).toEqual(['USA', 'USA', 'USA', 'NLD', 'GBR', 'CZE', 'CIV', 'TUR', 'VNM', 'KOR', 'FRA']);
});

test('a name that no country has is none, whatever objects have by nature', () => {
  expect(['Atlantis', '', 'constructor', '__proto__'].map((name) => regionOf(world, name))).toEqual([undefined, undefined, undefined, undefined]);
});

test('states are read off the end of a place', () => {
  expect(['San Francisco-Oakland-Hayward, CA', 'New York-Newark-Jersey City, NY-NJ-PA', 'Texas', 'dc'].map((place) => regionOf(usStates, place))).toEqual(['CA', 'NY', 'TX', 'DC']);
});

test('places of which none is on the map are bars, the largest first, and that is said', () => {
  const { tile, answer } = sample('map', 'm', [dimension('region', 'City', 'dim.city'), measure('size', 'Revenue')], [['Oakwick', 20], ['Oakhaven', 40]]);
  const space = { width: 300, height: 156, measure: (text: string): number => text.length * 5 };
  const scene = regionsPlan(world)({ tile, answer, frame: frameOf(answer), space, colors: new ColorRegistry(), dataTo: null });
  expect(scene.marks.map((mark) => [mark.title, mark.click])).toEqual([['Oakhaven', { field: 'dim.city', value: 'Oakhaven' }], ['Oakwick', { field: 'dim.city', value: 'Oakwick' }]]);
  expect(scene.notes).toEqual(['None of these is on the map']);
});

test('small countries have a middle and no outline', () => {
  const singapore = world.regions.find((region) => region.id === 'SGP');
  expect(singapore).toMatchObject({ path: '', continent: 'Asia' });
  expect([Math.round((singapore?.x ?? 0) / 100), Math.round((singapore?.y ?? 0) / 100)]).toEqual([16, 5]);
});

test('every country is on the map once, and Antarctica is not', () => {
  const ids = world.regions.map((region) => region.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain('ATA');
  expect(usStates.regions).toHaveLength(51);
});

test('countries are found by their names in other languages, states of the USA are not', () => {
  const written = ['Deutschland', 'Österreich', 'Schweiz', 'Brasil', 'España', 'Česko', 'Paris, Francia', 'Łódź, Polska', 'Atlantis'];
  expect(written.map((name) => regionOf(world, name))).toEqual(['DEU', 'AUT', 'CHE', 'BRA', 'ESP', 'CZE', 'FRA', 'POL', undefined]);
  expect(regionOf(usStates, 'Deutschland')).toBeUndefined();
});

test('the map is the one that most places are on', () => {
  const chosen = (...places: string[]): string => {
    const { tile, answer } = sample('map', 'm', [dimension('point', 'Place', 'd.p'), measure('size', 'n')], places.map((place) => [place, 1]));
    return atlasFor(tile, frameOf(answer));
  };
  expect([chosen('Boston, MA', 'Anchorage, AK'), chosen('Germany', 'France'), chosen('Georgia', 'Armenia', 'Turkey')]).toEqual(['us-states', 'world', 'world']);
});

test('a part of the world is offered where more than half of the regions are in it', () => {
  expect(cropOf(world, ['DEU', 'FRA', 'USA'])).toBe('Europe');
  expect(cropOf(world, ['DEU', 'USA'])).toBeUndefined();
});

test('places of one state add up, and what is on no map is named', () => {
  const { answer } = sample('map', 'm', [dimension('point', 'Place', 'd.p'), measure('size', 'n')], [['Los Angeles, CA', 2], ['San Francisco, CA', 3], ['Atlantis', 1], [null, 1]]);
  const places = readPlaces(frameOf(answer), usStates);
  expect(places.entries.map((entry) => [entry.region.id, entry.color])).toEqual([['CA', 5]]);
  expect([places.unknown, places.unplaced]).toEqual([['Atlantis'], 1]);
});

import { expect, test } from 'vitest';
import { momentText } from './moments.ts';

test('a day is a day, a moment without a zone stands as it is, and an instant is told by the clock of the viewer', () => {
  expect(momentText('2025-12-31')).toBe('31 Dec 2025');
  expect(momentText('2025-12-31T00:00:00')).toBe('31 Dec 2025');
  expect(momentText('2026-11-19T12:22:00')).toBe('19 Nov 2026, 12:22');
  expect(momentText('2026-11-19T12:22:00+00:00')).toBe('19 Nov 2026, 13:22'); // Berlin in winter
});

export * from './digits.ts';
export * from './numbers.ts';
export * from './times.ts';

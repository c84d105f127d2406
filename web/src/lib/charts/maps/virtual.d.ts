declare module 'virtual:atlas/*' {
  const atlas: import('./atlas.ts').Atlas;
  export default atlas;
}

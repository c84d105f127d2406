// Printed from the records that the app's addresses answer with, by tests/Mixdown.GoldenTests/Contract.
// Change those, and have it printed anew: ./mx golden accept Contract

/** A dashboard in a list. */
export interface DashboardName {
  /** Names it in addresses. */
  id: string;
  /** What stands above it. */
  title: string;
  /** A line below the title; empty: none. */
  description: string;
}

/** What the frame round every page says of the project. */
export interface ProjectFacts {
  /** The project's name. */
  name: string;
  /** The environment. */
  target: string;
  /** The type of the warehouse: `duckdb`, `postgres`. */
  engine: string;
  /** Its dashboards, in the order of their titles. */
  dashboards: DashboardName[];
  /** The names of its streams. */
  streams: string[];
}

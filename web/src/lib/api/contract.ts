// Printed from the bodies of the app's addresses by tests/Mixdown.GoldenTests/ContractCases.cs. Change the records, not this file.

export interface DashboardName {
  id: string;
  title: string;
  description: string;
}

export interface ProjectFacts {
  name: string;
  target: string;
  engine: string;
  dashboards: DashboardName[];
}

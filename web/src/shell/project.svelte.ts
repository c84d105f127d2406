import type { ProjectFacts } from '../lib/api/contract.ts';
import { ApiProblem, get } from '../lib/api/client.ts';

let facts = $state.raw<ProjectFacts>();
let problem = $state.raw<ApiProblem | null>(null);

/** What the frame says of the project: one for all pages. */
export const project = {
  get facts(): ProjectFacts | undefined {
    return facts;
  },

  get problem(): ApiProblem | null {
    return problem;
  },

  /** Asks the server (again). */
  async read(): Promise<void> {
    try {
      facts = await get<ProjectFacts>('/api/project');
      problem = null;
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      problem = failure;
    }
  },
};

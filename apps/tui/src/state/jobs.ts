import { createStore } from './store.ts';

export type JobKind = 'poll' | 'discover' | 'assess' | 'remediate';

/** Work that a server does for a while. Times are milliseconds of the epoch. */
export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  /** The gid of the realm or the uuid of the policy it works on. */
  readonly subject: string;
  /** The name of it, for people. */
  readonly name: string;
  readonly started: number;
  readonly ended?: number;
  readonly outcome: 'running' | 'done' | 'failed';
  /** What came out or went wrong; while running, how far it is. */
  readonly note: string;
  /** Parts done and in all, where the server tells. */
  readonly progress?: { readonly done: number; readonly of: number };
  /** False when somebody else started it: then nobody will tell how it went. */
  readonly own: boolean;
}

/** Jobs kept after their end. */
const KEPT = 50;

export interface Jobs {
  all(): readonly Job[];
  running(): readonly Job[];
  /** The latest job on a subject. */
  latest(subject: string): Job | undefined;
  /** Milliseconds that such work took on the same subject the last time it went well. */
  tookLast(job: Job): number | undefined;
  start(job: Pick<Job, 'kind' | 'subject' | 'name' | 'own'>): number;
  report(id: number, part: Pick<Job, 'note'> & Partial<Pick<Job, 'progress'>>): void;
  end(id: number, outcome: 'done' | 'failed', note: string): void;
}

export function createJobs(touch: () => void, now: () => number): Jobs {
  const store = createStore<{ jobs: readonly Job[] }>({ jobs: [] }, touch);
  let nextId = 1;
  const change = (id: number, part: Partial<Job>) => {
    store.set({ jobs: store.get().jobs.map((job) => (job.id === id ? { ...job, ...part } : job)) });
  };
  return {
    all: () => store.get().jobs,
    running: () => store.get().jobs.filter(({ outcome }) => outcome === 'running'),
    latest: (subject) => store.get().jobs.findLast((job) => job.subject === subject),
    tookLast(job) {
      const last = store
        .get()
        .jobs.findLast(
          (one) => one.subject === job.subject && one.kind === job.kind && one.outcome === 'done',
        );
      return last?.ended === undefined ? undefined : last.ended - last.started;
    },
    start(job) {
      const id = nextId++;
      const started: Job = { ...job, id, started: now(), outcome: 'running', note: '' };
      store.set({ jobs: [...store.get().jobs.slice(-KEPT), started] });
      return id;
    },
    report: change,
    end(id, outcome, note) {
      change(id, { outcome, note, ended: now() });
    },
  };
}

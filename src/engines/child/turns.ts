// Who may take the next step: jobs share the processor step by step, urgent ones first.

/** A job's place in the queue. */
export type Turn = {
  /** Resolves when the job may go on; it gives way to the others each time it asks. */
  wait(): Promise<void>;
  /** Ends the job's part; the next one goes on. */
  leave(): void;
};

export type Turns = { enter(urgent: boolean): Turn };

type Waiting = { turn: Turn; go: () => void };

/** A queue in which one job at a time holds the turn: urgent ones first, each kind in the order of asking. */
export function createTurns(): Turns {
  const urgentOnes: Waiting[] = [];
  const others: Waiting[] = [];
  let holder: Turn | undefined;
  const pass = () => {
    const next = urgentOnes.shift() ?? others.shift();
    holder = next?.turn;
    next?.go();
  };
  return {
    enter(urgent) {
      const queue = urgent ? urgentOnes : others;
      const turn: Turn = {
        wait() {
          return new Promise((go) => {
            queue.push({ turn, go });
            if (holder === turn || holder === undefined) pass();
          });
        },
        leave() {
          if (holder === turn) pass();
        },
      };
      return turn;
    },
  };
}

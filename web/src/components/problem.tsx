// What went wrong, in the server's words.
import type { Problem } from '../types';

export function ProblemBox({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  return (
    <div class="box problem" role="alert">
      <strong class="bad">{problem.title}</strong>
      {problem.status ? ` (${problem.status})` : ''}
      {problem.parameter ? (
        <>
          {' in '}
          <code>{problem.parameter}</code>
        </>
      ) : null}
      <div>{problem.detail}</div>
    </div>
  );
}

/** A question that the owner has asked before, in any session. */
export interface EarlierQuestion {
  slug: string;
  name: string;
  instruction: string;
}

/** The owner's earlier questions, newest first; empty if they cannot be loaded, since nothing depends on them. */
export async function earlierQuestions(): Promise<EarlierQuestion[]> {
  try {
    const response = await fetch('/api/questions');
    return response.ok ? questionsIn(await response.json()) : [];
  } catch {
    return [];
  }
}

export function questionsIn(answer: unknown): EarlierQuestion[] {
  if (typeof answer !== 'object' || answer === null || !('questions' in answer) || !Array.isArray(answer.questions))
    return [];
  return answer.questions.filter(isQuestion);
}

function isQuestion(value: unknown): value is EarlierQuestion {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'slug' in value &&
    typeof value.slug === 'string' &&
    'name' in value &&
    typeof value.name === 'string' &&
    'instruction' in value &&
    typeof value.instruction === 'string'
  );
}

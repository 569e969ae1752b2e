import { z } from 'zod';

/** How a chat completions server must be asked if it does not accept the SDK's requests. */
export interface WireHabits {
  /** The name of the limit; `given`: as in the SDK's request for this model. */
  limit: 'given' | 'max_tokens' | 'max_completion_tokens' | 'none';
  /** The role of the instructions; `user`: they open the question. */
  role: 'given' | 'system' | 'user';
  /** Whether usage may be requested. */
  usage: boolean;
  /** Whether low reasoning effort is requested: null for not yet, `refused` if the server does not know the option. */
  effort: 'low' | 'refused' | null;
}

/** The relevant parts of the request as sent; null if it had none. */
export interface SentShape {
  limit: 'max_tokens' | 'max_completion_tokens' | null;
  role: 'developer' | 'system' | 'user';
  usage: boolean;
}

const messageSchema = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))]),
});
const bodySchema = z.looseObject({ messages: z.array(messageSchema).optional(), input: z.unknown().optional() });
type Body = z.infer<typeof bodySchema>;
type Message = z.infer<typeof messageSchema>;

/** A `fetch` that rewrites a request for the server; `onSent` gets its final shape. `limit`: tokens of the answer. */
export function shapedFetch(
  fetch: typeof globalThis.fetch,
  habits: WireHabits,
  limit: number,
  onSent: (sent: SentShape) => void,
): typeof globalThis.fetch {
  return (address, init) => {
    const body = typeof init?.body === 'string' ? bodySchema.safeParse(JSON.parse(init.body)) : undefined;
    if (!body?.success) return fetch(address, init);
    const shaped = body.data.messages ? chatBody(body.data, habits, limit) : responsesBody(body.data, habits);
    onSent(sentIn(shaped));
    return fetch(address, { ...init, body: JSON.stringify(shaped) });
  };
}

function chatBody(body: Body, { limit, role, usage, effort }: WireHabits, tokens: number): Body {
  const { max_tokens: _, max_completion_tokens, stream_options, ...rest } = body;
  const named =
    limit === 'given' ? (max_completion_tokens === undefined ? 'max_tokens' : 'max_completion_tokens') : limit;
  return {
    ...rest,
    messages: spokenAs(rest.messages ?? [], role),
    ...(named === 'none' ? {} : { [named]: tokens }),
    ...(usage && stream_options !== undefined ? { stream_options } : {}),
    ...(effort === 'low' ? { reasoning_effort: 'low' } : {}),
  };
}

function responsesBody(body: Body, { effort }: WireHabits): Body {
  return effort === 'low' ? { ...body, reasoning: { effort: 'low' } } : body;
}

const isInstructions = ({ role }: Message): boolean => role === 'system' || role === 'developer';

function spokenAs(messages: Message[], role: WireHabits['role']): Message[] {
  if (role === 'given') return messages;
  if (role === 'system') return messages.map((message) => (isInstructions(message) ? { ...message, role } : message));
  const orders = messages
    .filter(isInstructions)
    .map(({ content }) => textOf(content))
    .join('\n\n');
  const [first, ...rest] = messages.filter((message) => !isInstructions(message));
  return first ? [{ ...first, content: `${orders}\n\n${textOf(first.content)}` }, ...rest] : messages;
}

function textOf(content: Message['content']): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');
}

function sentIn({ messages = [], max_tokens, max_completion_tokens, stream_options }: Body): SentShape {
  const [first] = messages;
  return {
    limit:
      max_completion_tokens !== undefined ? 'max_completion_tokens' : max_tokens !== undefined ? 'max_tokens' : null,
    role: first?.role === 'developer' || first?.role === 'system' ? first.role : 'user',
    usage: stream_options !== undefined,
  };
}

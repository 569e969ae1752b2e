/** The streams of OpenAI's two APIs. Each word counts as one token. */

/** Why an answer ends: it is complete, or it reached its length limit. */
export type Finish = 'stop' | 'length';

export const chatDone = 'data: [DONE]\n\n';
const model = 'scripted-1';

function cut(text: string, pieces: number): string[] {
  const size = Math.max(1, Math.ceil(text.length / pieces));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}

const words = (text: string): number => text.split(/\s+/u).filter(Boolean).length;
const frame = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;

/** `thought`: the model's thoughts before the answer, under its server's name for them. */
export function chatChunks(
  text: string,
  pieces: number,
  finish: Finish = 'stop',
  thought: Record<string, string> = {},
): string[] {
  const chunk = (choices: object[], usage: object | null = null): string =>
    frame({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_700_000_000, model, choices, usage });
  return [
    chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]),
    ...Object.entries(thought).flatMap(([name, words]) =>
      cut(words, pieces).map((piece) => chunk([{ index: 0, delta: { [name]: piece }, finish_reason: null }])),
    ),
    ...cut(text, pieces).map((content) => chunk([{ index: 0, delta: { content }, finish_reason: null }])),
    chunk([{ index: 0, delta: {}, finish_reason: finish }]),
    chunk([], { prompt_tokens: 100, completion_tokens: words(text), total_tokens: 100 + words(text) }),
  ];
}

export function responsesEvents(text: string, pieces: number, finish: Finish = 'stop'): string[] {
  const item = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
  const base = { id: 'resp_1', object: 'response', created_at: 1_700_000_000, model };
  const usage = {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: words(text),
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 100 + words(text),
  };
  let sequence_number = 0;
  const event = (type: string, rest: object): string =>
    `event: ${type}\n${frame({ type, sequence_number: sequence_number++, ...rest })}`;
  return [
    event('response.created', { response: { ...base, status: 'in_progress', output: [] } }),
    event('response.output_item.added', { output_index: 0, item: { ...item, status: 'in_progress', content: [] } }),
    event('response.content_part.added', {
      item_id: 'msg_1',
      output_index: 0,
      content_index: 0,
      part: { type: 'output_text', text: '', annotations: [] },
    }),
    ...cut(text, pieces).map((delta) =>
      event('response.output_text.delta', { item_id: 'msg_1', output_index: 0, content_index: 0, delta }),
    ),
    event('response.output_text.done', { item_id: 'msg_1', output_index: 0, content_index: 0, text }),
    event('response.output_item.done', { output_index: 0, item }),
    finish === 'stop'
      ? event('response.completed', { response: { ...base, status: 'completed', output: [item], usage } })
      : event('response.incomplete', {
          response: {
            ...base,
            status: 'incomplete',
            incomplete_details: { reason: 'max_output_tokens' },
            output: [item],
            usage,
          },
        }),
  ];
}

/** The same without streaming. */
export function chatBody(text: string): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: words(text), total_tokens: 100 + words(text) },
  };
}

export function responsesBody(text: string): object {
  const item = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
  const usage = {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: words(text),
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 100 + words(text),
  };
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1_700_000_000,
    model,
    status: 'completed',
    output: [item],
    usage,
  };
}

import { z } from 'zod';
import { schemas } from '#lib/analyses/results/schemas';
import { sessionContextSchema } from '#lib/analyses/session-context';
import { analysisTypes } from '#lib/analyses/steps';
import { version } from '#lib/base/version';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';

type Json = Record<string, unknown>;

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const problemMedia = 'application/problem+json';

/**
 * The description of the API in OpenAPI 3.1, made from the schemas that routes parse with and results are checked
 * against.
 */
export function openapi(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = described(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Undertone',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Analyses recorded conversations: transcript, emotions and nine readings, each claim tied to its second. It describes and never judges, and it may be wrong.',
    },
    servers: [{ url: '/' }],
    tags: [{ name: 'sessions' }, { name: 'results' }, { name: 'owner' }, { name: 'installation' }],
    // Everyone who has the address of a session can view it; a script without a key becomes an owner by its first
    // session.
    security: [{}, { ownerToken: [] }, { ownerCookie: [] }],
    paths,
    components: {
      securitySchemes: {
        ownerToken: { type: 'http', scheme: 'bearer', description: 'The owner_token in the answer to a new session.' },
        ownerCookie: { type: 'apiKey', in: 'cookie', name: 'undertone_owner', description: 'The cookie of a browser.' },
      },
      schemas: components(),
      responses: {
        Problem: {
          description: 'Refused, with a sentence that names the cause and the remedy.',
          content: { [problemMedia]: { schema: ref('Problem') } },
        },
      },
    },
  };
}

function described({ method, path, tag, summary, description, owner, query, body, form, answers }: Operation): Json {
  const content = {
    ...(form ? { 'multipart/form-data': { schema: ref('Recording') } } : {}),
    ...(body ? { 'application/json': { schema: bodyOf(body) } } : {}),
  };
  const responses = Object.entries(answers).map(([status, answer]) => [
    status,
    { description: answer.description, ...contentOf(answer, Number(status)) },
  ]);
  return {
    operationId: `${method}_${path.replace(/[^a-z]+/g, '_').replace(/^_api_|_$/g, '')}`,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(owner ? { security: [{ ownerToken: [] }, { ownerCookie: [] }] } : {}),
    parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
    ...(Object.keys(content).length === 0 ? {} : { requestBody: { content } }),
    responses: { ...Object.fromEntries(responses), default: { $ref: '#/components/responses/Problem' } },
  };
}

function contentOf({ media, schema }: Operation['answers'][number], status: number): Json {
  if (status === 204) return {};
  if (media) return { content: Object.fromEntries(media.map((type) => [type, {}])) };
  return { content: { 'application/json': { schema: schema === undefined ? { type: 'object' } : ref(schema) } } };
}

function bodyOf(body: NonNullable<Operation['body']>): Json {
  return body instanceof z.ZodType ? jsonOf(body) : { anyOf: body.map(jsonOf) };
}

const parameterSchemas: Record<string, Json> = {
  id: { type: 'string', pattern: '^[\\w-]{21}[AQgw]$' },
  type: { type: 'string', examples: [...analysisTypes, 'custom'] },
};

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: parameterSchemas[name] ?? { type: 'string' },
  }));
}

function queryParameters(query: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = jsonOf(query) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

/** The schema of the caller's input, not of the parsed output. */
function jsonOf(schema: z.ZodType): Json {
  const json: Json = { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
  delete json['$schema'];
  return json;
}

const text: Json = { type: 'string' };
const time: Json = { type: 'string', format: 'date-time' };
const seconds: Json = { type: ['number', 'null'], minimum: 0 };

function components(): Record<string, Json> {
  const summary = {
    session_id: text,
    title: text,
    status: { enum: ['created', 'processing', 'completed', 'error'] },
    created_at: time,
    duration_s: seconds,
  };
  const results = Object.fromEntries(analysisTypes.map((type) => [type, jsonOf(schemas[type])]));
  return {
    ...results,
    SessionContext: jsonOf(sessionContextSchema),
    Recording: {
      type: 'object',
      description: 'Either `audio` or `transcript`.',
      properties: {
        audio: { ...text, format: 'binary' },
        transcript: { ...text, description: 'A text instead of a recording, typed or as a file (.txt, .srt, .vtt).' },
        session_id: text,
        context: { ...text, description: 'A SessionContext as JSON.' },
      },
    },
    CreatedSession: {
      type: 'object',
      required: ['session_id', 'url', 'owner_token'],
      properties: { session_id: text, url: text, owner_token: text },
    },
    SessionSummary: {
      type: 'object',
      required: Object.keys(summary),
      properties: {
        ...summary,
        tags: { type: 'array', items: text },
        marks: {
          type: 'object',
          properties: {
            pressure: { type: 'boolean' },
            tasks: { type: 'integer' },
            open: { type: 'integer' },
            live: { type: 'string', enum: ['recording', 'paused', 'ended'] },
          },
        },
        snippets: { type: 'array', items: ref('Snippet'), description: 'For a search: passages that match.' },
        findings: { type: 'array', items: ref('FoundPlace'), description: 'For a search: findings that match.' },
      },
    },
    Snippet: {
      type: 'object',
      required: ['start_s', 'speaker', 'parts'],
      properties: {
        start_s: seconds,
        speaker: { type: ['string', 'null'] },
        parts: { type: 'array', items: { type: 'object', properties: { text, hit: { type: 'boolean' } } } },
      },
    },
    FoundPlace: {
      type: 'object',
      required: ['id', 'analysis', 'cue', 'start_s', 'parts'],
      properties: {
        id: { ...text, description: 'The fragment `#f=` of its address.' },
        analysis: { enum: analysisTypes },
        cue: { type: ['string', 'null'], description: 'null for the sentence at the top of a note.' },
        start_s: seconds,
        parts: { type: 'array', items: { type: 'object', properties: { text, hit: { type: 'boolean' } } } },
      },
    },
    AlikePage: {
      type: 'object',
      required: ['sessions'],
      properties: {
        sessions: {
          type: 'array',
          items: {
            type: 'object',
            required: [...Object.keys(summary), 'places'],
            properties: {
              ...summary,
              places: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: {
                    start_s: seconds,
                    end_s: seconds,
                    speaker: { type: ['string', 'null'] },
                    text,
                    score: {
                      type: 'number',
                      minimum: 0,
                      maximum: 1,
                      description: 'Cosine similarity of the two meanings.',
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    SessionPage: {
      type: 'object',
      required: ['sessions', 'next_cursor'],
      properties: {
        sessions: { type: 'array', items: ref('SessionSummary') },
        next_cursor: { type: ['string', 'null'] },
      },
    },
    SessionSnapshot: {
      type: 'object',
      required: [...Object.keys(summary), 'view'],
      properties: {
        ...summary,
        url: text,
        is_owner: { type: 'boolean' },
        context: ref('SessionContext'),
        view: {
          type: 'object',
          description: 'The fold of the session’s facts.',
          properties: {
            seq: { type: 'integer' },
            steps: {
              type: 'object',
              properties: Object.fromEntries(
                analysisTypes.map((type) => [
                  type,
                  {
                    type: 'object',
                    properties: {
                      state: { enum: ['waiting', 'running', 'done', 'failed'] },
                      data: { anyOf: [ref(type), { type: 'null' }] },
                    },
                  },
                ]),
              ),
            },
          },
        },
      },
    },
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'code'],
      properties: {
        type: text,
        title: text,
        status: { type: 'integer' },
        detail: text,
        code: text,
        values: { type: 'object' },
      },
    },
  };
}

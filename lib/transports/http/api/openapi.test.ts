import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from './operations.ts';
import { openapi } from './openapi.ts';
import { changeSchema, exportQuerySchema, redeemSchema } from './schemas.ts';

const root = join(import.meta.dirname, '../../../..');
const document = JSON.parse(JSON.stringify(openapi())) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
interface Schema {
  properties?: Record<string, Schema & Record<string, unknown>>;
  required?: string[];
  additionalProperties?: boolean;
  enum?: string[];
  default?: string;
}
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, unknown>;
}

/** The routes in `app/api`, by their files. */
function routes(): string[] {
  return globSync('app/api/**/route.ts', { cwd: root }).flatMap((file) => {
    const path = file.replace(/^app|\/route\.ts$/g, '').replaceAll(/\[(\w+)\]/g, '{$1}');
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
      ([, method = '']) => `${method.toLowerCase()} ${path}`,
    );
  });
}

/** Routes that the server answers without Next (server.ts). */
const besideNext = ['get /api/sessions/{id}', 'get /api/sessions/{id}/audio', 'post /api/uploads'];

test('every route is described, and every described route exists', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(routes().length).toBeGreaterThan(18);
  expect(described.toSorted()).toEqual([...routes(), ...besideNext].toSorted());
  expect(described).toHaveLength(operations.length);
});

test('each reference resolves, and each operation has its own name and an answer', () => {
  const defined = Object.keys(document.components.schemas);
  for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(defined).toContain(name);
  const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
  for (const { responses } of all)
    expect(Object.keys(responses)).toEqual([expect.stringMatching(/^20/), ...Object.keys(responses).slice(1)]);
});

test('requests are described by the schemas that parse them', () => {
  const { parameters } = document.paths['/api/sessions/{id}/export']?.['get'] ?? { parameters: [] };
  expect(parameters).toContainEqual(
    expect.objectContaining({
      name: 'format',
      in: 'query',
      required: true,
      schema: expect.objectContaining({ enum: exportQuerySchema.shape.format.options }),
    }),
  );
  expect(parameters).toContainEqual(
    expect.objectContaining({
      name: 'table',
      required: false,
      schema: expect.objectContaining({ default: 'passages' }),
    }),
  );
  const body = (path: string, method: string): Schema | undefined =>
    document.paths[path]?.[method]?.requestBody?.content['application/json']?.schema;
  expect(Object.keys(body('/api/sessions/{id}', 'patch')?.properties ?? {})).toEqual(Object.keys(changeSchema.shape));
  expect(body('/api/owner/redeem', 'post')).toMatchObject({
    required: ['code'],
    additionalProperties: false,
    properties: { code: { maxLength: redeemSchema.shape.code.maxLength } },
  });
});

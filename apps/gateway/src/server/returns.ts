import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

const prefix = '#/components/schemas/';

/** Says what a route answers, by the name that the shape carries. */
export function Returns(shape: z.ZodType): MethodDecorator {
  const { id } = z.globalRegistry.get(shape) ?? {};
  if (id === undefined) throw new TypeError('a shape that a route returns needs a name: .meta({ id })');
  return applyDecorators(ApiOkResponse({ schema: { $ref: `${prefix}${id}` } }));
}

/** Puts every named shape into the OpenAPI document. */
export function withShapes(document: OpenAPIObject): OpenAPIObject {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `${prefix}${id}`,
    target: 'openapi-3.0',
    io: 'output',
  });
  const plain = Object.entries(schemas)
    .map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(plain) as never } };
}

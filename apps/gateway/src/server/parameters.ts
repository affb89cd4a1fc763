import { ApiParam, ApiQuery } from '@nestjs/swagger';

// How the OpenAPI documents show what stands in an address: Nest cannot tell from a shape.

/** Filters of a list, each of which may be left out. */
export function Filters(...names: string[]): MethodDecorator {
  return (target, key, descriptor) => {
    for (const name of names) ApiQuery({ name, required: false, schema: { type: 'string' } })(target, key, descriptor);
  };
}

/** Whole numbers that must be told. */
export function Counts(...names: string[]): MethodDecorator {
  return (target, key, descriptor) => {
    for (const name of names) ApiQuery({ name, schema: { type: 'integer', minimum: 0 } })(target, key, descriptor);
  };
}

/** The id of a row. */
export const Id = () => ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** What is named in words of people. */
export const Named = (name: string) => ApiParam({ name, schema: { type: 'string' } });

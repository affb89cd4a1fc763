import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { postExamples } from './docs/examples.js';
import { supplierShapes } from './docs/supplier-shapes.js';
import { SupplierApiModule } from './supplier-api.module.js';

const about = `Send order acknowledgements, ship notices and invoices, see what became of them, fetch what we send you, and look at your orders.

Show your key with each call: \`Authorization: Bearer qsk_...\`. Errors are problem details (RFC 9457) with a \`type\` that is stable and a \`detail\` that says what to do.

Within /v1 nothing is taken away and nothing changes its meaning. New members, new values of \`code\` and new routes may come at any time: pass over what you do not know.`;

/** The OpenAPI document of the suppliers' interface. */
export function supplierOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Quayside for suppliers')
    .setDescription(about)
    .setVersion('1')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Your key (qsk_...), or a token where that was agreed' },
      'key',
    )
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'Your key, the other way' }, 'header')
    .addSecurityRequirements('key')
    .addSecurityRequirements('header')
    .addTag('Start')
    .addTag('Documents')
    .addTag('Dispatches')
    .addTag('Orders')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    include: [SupplierApiModule],
    deepScanRoutes: true,
    autoTagControllers: false,
  });
  const post = document.paths['/v1/files']?.post;
  if (post) post.requestBody = anyBody;
  return { ...document, components: { ...document.components, schemas: namedSchemas() } };
}

const binary = { type: 'string', format: 'binary' };

/** What Nest cannot say of a body: any media type, with an example of some. */
const anyBody = {
  required: true,
  description: 'The document. Any media type will do: what it is, the content says.',
  content: {
    ...Object.fromEntries(
      Object.entries(postExamples).map(([type, example]) => [
        type,
        { schema: { type: 'string' }, examples: { example } },
      ]),
    ),
    '*/*': { schema: binary },
  },
};

function namedSchemas(): NonNullable<OpenAPIObject['components']>['schemas'] & object {
  const { schemas } = z.toJSONSchema(supplierShapes, {
    uri: (id) => `#/components/schemas/${id}`,
    target: 'openapi-3.0',
    io: 'output',
  });
  const plain = Object.entries(schemas).map(
    ([name, { $id: _id, $schema: _schema, ...schema }]) => [name, withoutBounds(schema)] as const,
  );
  return Object.fromEntries(plain.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Every integer of JavaScript has bounds, and a page that names them explains nothing. */
function withoutBounds(schema: object): object {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    const isBound = (key === 'maximum' || key === 'minimum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
    return isBound ? undefined : value;
  });
  return JSON.parse(text) as object;
}

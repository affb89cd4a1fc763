import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { withShapes } from '../server/returns.js';
import { ConsoleApiModule } from './console-api.module.js';

/** The OpenAPI document of the console's API; its client is generated from it. */
export function consoleOpenApi(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Quayside console API')
    .setDescription(
      'What the console reads and does. It serves the console of the same release and may change with it.',
    )
    .setVersion('1')
    .addCookieAuth('quayside_session')
    .build();
  const document = SwaggerModule.createDocument(app, base, { include: [ConsoleApiModule], deepScanRoutes: true });
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.delete]) {
      if (operation) Object.assign(operation.responses, { default: otherwise });
    }
  }
  return withShapes(document);
}

/** What every route answers that does not do what it was asked for. */
const otherwise = {
  description: 'Why not, in words',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

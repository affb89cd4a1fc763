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
  return withShapes(SwaggerModule.createDocument(app, base, { include: [ConsoleApiModule], deepScanRoutes: true }));
}

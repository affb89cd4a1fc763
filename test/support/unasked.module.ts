import { Body, Controller, Get, Module, Param, Post, Query, type DynamicModule } from '@nestjs/common';

/** Routes that nobody may come to: what is refused before has to be refused there. */
@Controller('api/unasked')
class UnaskedController {
  @Get()
  list(@Query() query: unknown): never {
    throw new Error(`somebody asked with ${JSON.stringify(query)}`);
  }

  @Get(':id')
  get(@Param('id') id: string): never {
    throw new Error(`somebody asked for ${id}`);
  }

  @Post(':id')
  post(@Body() body: unknown): never {
    throw new Error(`somebody sent ${JSON.stringify(body)}`);
  }
}

@Module({})
export class UnaskedModule {
  static register(): DynamicModule {
    return { module: UnaskedModule, controllers: [UnaskedController] };
  }
}

// NestJS: decorators fill the parameters of a handler. https://docs.nestjs.com/controllers#request-object
import type { RequestSource } from "./request-source.ts";

export const nestjs: RequestSource = {
  id: "nestjs",
  title: "NestJS",
  names: [],
  companions: ["(decorated)"],
  types: [],
  texts: {
    body: "request body",
    query: "query string",
    param: "route parameter",
    message: "message of a client",
    "file.originalname": "name of an uploaded file",
  },
  objects: {
    body: "request body",
    query: "query string",
    param: "route parameter",
    headers: "request header",
    message: "message of a client",
  },
  singleLine: ["headers"],
  whole: { body: "request-body", headers: "request-headers", session: "session" },
  decorators: {
    Body: "body",
    Query: "query",
    Param: "param",
    Headers: "headers",
    Session: "session",
    MessageBody: "message",
    Payload: "message",
    Args: "body",
    UploadedFile: "file",
  },
  // `host.switchToHttp().getRequest()`, https://docs.nestjs.com/fundamentals/execution-context
  getters: { getRequest: "request:express" },
  examples: [
    "@Controller() export class Users { @Post() create(@Body() dto: CreateUser) { console.log(dto.comment); } }",
    "@Controller() export class Users { @Get() find(@Query('name') name: string) { console.log(`looking for ${name}`); } }",
    "@WebSocketGateway() export class Chat { @SubscribeMessage('say') say(@MessageBody() text: string) { console.log(text); } }",
    "export const trace = (context: ExecutionContext) => console.log(context.switchToHttp().getRequest().query.search);",
  ],
  lookalikes: [
    "export class Users { create(@Inject() settings: Settings) { console.log(settings.comment); } }",
    "export const load = (client) => console.log(client.getRequest('/users').query.search);",
    "@Controller() export class Users { @Get() page(@Query('page') page: number) { console.log('page', page); } }",
  ],
};

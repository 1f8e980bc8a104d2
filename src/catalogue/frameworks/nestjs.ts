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
  examples: [
    "@Controller() export class Users { @Post() create(@Body() dto: CreateUser) { console.log(dto.comment); } }",
    "@Controller() export class Users { @Get() find(@Query('name') name: string) { console.log(`looking for ${name}`); } }",
    "@WebSocketGateway() export class Chat { @SubscribeMessage('say') say(@MessageBody() text: string) { console.log(text); } }",
  ],
  lookalikes: [
    "export class Users { create(@Inject() settings: Settings) { console.log(settings.comment); } }",
    "@Controller() export class Users { @Get() page(@Query('page') page: number) { console.log('page', page); } }",
  ],
};

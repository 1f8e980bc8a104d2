// Functions behind Amazon API Gateway and the like: the event holds the request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { RequestSource } from "./request-source.ts";

// What is read of an event that came over HTTP, or of somebody who signs in, and what is answered: `event.headers`, `{ body } = event`,
// `statusCode:`; refuses the events of queues, timers, buckets and deployments, which are functions' events as well.
const requestFields =
  "body|rawBody|headers|multiValueHeaders|queryStringParameters|pathParameters|httpMethod|requestContext|rawPath|rawQueryString|routeKey|cookies|isBase64Encoded";
const evidence = new RegExp(
  String.raw`\bevent(?:\?\.|\.|\[["'])(?:${requestFields}|path|authorizationToken|methodArn|identity|arguments|userName)\b|\b(?:${requestFields})\b[^{}=;]{0,200}\} = event\b|\bstatusCode\s*:|\buserAttributes\b|\.cf\.request\b|["'](?:serverless-http|(?:@\w+\/|aws-)serverless-express|lambda-api|@middy\/http-[\w-]+|(?:@fastify\/aws-lambda|aws-lambda-fastify))["']`,
);

export const serverless: RequestSource = {
  id: "serverless",
  title: "AWS Lambda behind API Gateway",
  names: ["event"],
  companions: ["context", "_context", "callback"],
  evidence,
  types: [
    "APIGatewayProxyEvent",
    "APIGatewayProxyEventV2",
    "APIGatewayEvent",
    "ALBEvent",
    "LambdaFunctionURLEvent",
    "HandlerEvent",
  ],
  texts: { body: "request body", path: "request path", rawPath: "request path", rawQueryString: "query string" },
  objects: {
    queryStringParameters: "query string",
    pathParameters: "route parameter",
    headers: "request header",
    multiValueHeaders: "request header",
  },
  singleLine: ["path", "rawPath", "rawQueryString", "headers", "multiValueHeaders"],
  whole: { "": "request", body: "request-body", headers: "request-headers", multiValueHeaders: "request-headers" },
  handlerTypes: [
    "APIGatewayProxyHandler",
    "APIGatewayProxyHandlerV2",
    "APIGatewayProxyWithCognitoAuthorizerHandler",
    "APIGatewayProxyWithLambdaAuthorizerHandler",
    "APIGatewayProxyHandlerV2WithJWTAuthorizer",
    "ALBHandler",
    "LambdaFunctionURLHandler",
  ],
  soleHandlers: ["handler", "lambdaHandler", "main"],
  examples: [
    "export const handler = async (event) => { console.log(event.body); };",
    "export const accept: APIGatewayProxyHandler = async (incoming) => { console.log(incoming.body); return { statusCode: 204, body: '' }; };",
    "export const accept: Handler<APIGatewayProxyEvent, void> = async (incoming) => { console.log(incoming.body); };",
    "export const handler = async (event, context) => { console.log(event.queryStringParameters.name); };",
    "export const handler = async (event: APIGatewayProxyEventV2) => { console.log(event.body); };",
  ],
  lookalikes: [
    "export const handler = async (event) => { for (const { body } of event.Records) console.log(body); };",
    "export const consume: SQSHandler = async (incoming) => { console.log(incoming.body); };",
    "emitter.on('change', (event) => { console.log(event.body); });",
    "export const nightly = async (event, context) => { console.log(event.detail); };",
  ],
};

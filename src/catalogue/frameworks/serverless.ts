// Functions behind Amazon API Gateway and the like: the event holds the request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { RequestSource } from "./request-source.ts";

export const serverless: RequestSource = {
  id: "serverless",
  title: "AWS Lambda behind API Gateway",
  names: ["event"],
  companions: ["context", "_context", "callback"],
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
  examples: [
    "export const accept: APIGatewayProxyHandler = async (incoming) => { console.log(incoming.body); return { statusCode: 204, body: '' }; };",
    "export const accept: Handler<APIGatewayProxyEvent, void> = async (incoming) => { console.log(incoming.body); };",
    "export const handler = async (event, context) => { console.log(event.queryStringParameters.name); };",
    "export const handler = async (event: APIGatewayProxyEventV2) => { console.log(event.body); };",
  ],
  lookalikes: [
    "export const consume: SQSHandler = async (incoming) => { console.log(incoming.body); };",
    "emitter.on('change', (event) => { console.log(event.body); });",
  ],
};

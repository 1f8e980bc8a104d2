// axios: its errors carry `config` and `request`, with every header and the body that was sent.
import type { HttpClient } from "./client.ts";

export const axios: HttpClient = {
  id: "axios",
  title: "axios",
  apis: ["module:axios", "module:axios.create()", "module:axios.Axios#", "module:@nestjs/axios.HttpService"],
  types: [
    "module:axios.AxiosInstance",
    "module:axios.AxiosStatic",
    "module:axios.Axios",
    "module:@nestjs/axios.HttpService",
    "module:@nestjs/common.HttpService",
  ],
  methods: [
    "",
    "get",
    "delete",
    "head",
    "options",
    "post",
    "put",
    "patch",
    "request",
    "postForm",
    "putForm",
    "patchForm",
  ],
  errorCarries: ["config.headers", "config.data", "request"],
  answerCarries: ["config.headers", "request"],
  bodies: ["data"],
  source: "https://axios-http.com/docs/handling_errors",
  examples: {
    leaking: [
      `import axios from "axios";
export async function charge(url, key) {
  try {
    return await axios.post(url, {}, { headers: { Authorization: \`Bearer \${key}\` } });
  } catch (error) {
    console.error("charge failed", error);
  }
}`,
      `import axios from "axios";
const http = axios.create({ baseURL: "https://api.example.com", auth: { username: "shop", password: process.env.API_PASSWORD } });
export const stock = () => http.get("/stock").catch((error) => console.error(error));`,
      `import axios from "axios";
export async function charge(url, key) {
  const response = await axios.post(url, {}, { headers: { Authorization: \`Bearer \${key}\` } });
  console.log("charged", response);
}`,
    ],
    safe: [
      `import axios from "axios";
export async function charge(url, key) {
  try {
    return await axios.post(url, {}, { headers: { Authorization: \`Bearer \${key}\` } });
  } catch (error) {
    console.error("charge failed", error.message, error.response?.status);
  }
}`,
      `import axios from "axios";
export const page = (url) => axios.get(url).catch((error) => console.error(error));`,
      `import axios from "axios";
export async function charge(url, key) {
  const response = await axios.post(url, {}, { headers: { Authorization: \`Bearer \${key}\` } });
  console.log("charged", response.status, response.data, response.headers["x-request-id"]);
}`,
    ],
  },
};

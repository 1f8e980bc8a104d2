// class-transformer and class-validator: data transfer classes. What `@Exclude()` marks is left out where an instance is made plain,
// which cleans it, and nowhere else.
import type { SchemaLibrary } from "./schema-library.ts";

const user = `import { Exclude, Expose, instanceToPlain, plainToInstance } from "class-transformer";\nimport { IsEmail, IsString } from "class-validator";\nclass UserDto {\n  @IsEmail() email!: string;\n  @IsString() @Exclude() password!: string;\n  @IsString() role!: string;\n}\n`;

export const classTransformer: SchemaLibrary = {
  id: "class-transformer",
  title: "class-transformer",
  modules: ["class-transformer", "@nestjs/class-transformer"],
  examples: [
    {
      title: "the instance itself keeps what is excluded",
      code: `${user}export const show = (dto: UserDto) => console.log(dto);`,
      fields: "email, password",
    },
    {
      title: "made from plain",
      code: `${user}export const show = (body: object) => console.log(plainToInstance(UserDto, body));`,
      fields: "email, password",
    },
  ],
  silent: [
    {
      title: "made plain, which leaves out what is excluded",
      code: `import { Exclude, instanceToPlain } from "class-transformer";\nclass Key { id!: string; @Exclude() apiKey!: string }\nexport const show = (key: Key) => console.log(instanceToPlain(key));`,
    },
  ],
};

// The types that a program declares, by their names and by their classes: asked for each parameter and field, found once.
import { rememberedFor } from "../../base/remembered.ts";
import type { ClassId, Program, TypeShape } from "../program.ts";

export interface DeclaredShapes {
  readonly shapes: ReadonlyMap<string, TypeShape>;
  readonly classes: ReadonlyMap<ClassId, TypeShape>;
}

/** A class and an interface of one name are one type; the first of them counts. */
export const declaredShapes = rememberedFor(({ shapes }: Program): DeclaredShapes => ({
  shapes: new Map([...shapes].reverse().map((shape) => [shape.name, shape])),
  classes: new Map(shapes.flatMap((shape) => (shape.class === undefined ? [] : [[shape.class, shape] as const]))),
}));

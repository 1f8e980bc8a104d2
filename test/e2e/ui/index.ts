// The workbench as a user sees it, driven from outside: squiggles, menus, colours and the viewer's page. Leaves screenshots.
import { registerFixingTests } from "./fixing.ts";
import { registerHostilePageTests } from "./hostile-pages.ts";
import { registerPictures } from "./pictures.ts";
import { registerSurfaceTests } from "./surfaces.ts";
import { registerViewerTests } from "./viewer.ts";
import { registerWorkbenchTests } from "./workbench.ts";

registerWorkbenchTests();
registerFixingTests();
registerViewerTests();
registerSurfaceTests();
registerHostilePageTests();
if (process.env.E2E_PICTURES) registerPictures();

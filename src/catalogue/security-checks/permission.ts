// Checks of permissions that throw or reject when something is not allowed.
import { phrases, wordSet } from "../events/phrases.ts";
import type { SecurityCheck } from "./security-check.ts";

export const permission: SecurityCheck = {
  id: "permission",
  failure: "access was denied or could not be checked",
  event: "authz_fail",
  apis: [
    { packages: ["casbin"], functions: ["enforce", "enforceSync"] },
    { packages: ["@casl/ability"], functions: ["throwUnlessCan"] },
    {
      packages: ["accesscontrol", "@openfga/sdk", "@cerbos/grpc", "@cerbos/http", "permitio"],
      functions: ["check", "checkResource", "isAllowed"],
    },
  ],
  names: phrases(
    "check|verify|assert|ensure|require|validate|enforce user|admin|resource|project|org|organization|team|role|api|read|write permission|permissions|access|authorization|ownership|role",
    "check|verify|assert|ensure|enforce|require permission|permissions|authorization|authorized|ownership|privileges",
    "check|verify|assert|ensure|enforce access|admin|role|acl|policy",
    "check|require|ensure|assert login|logged|auth|authenticated|signed",
    "authorize",
    "throw unless can|authorized|allowed",
  ),
  except: wordSet(
    "storage file files notification camera microphone geolocation database db connection network disk path client url uri server header headers fs folder directory format name names exists",
  ),
  reported: [
    {
      title: "denied and forgotten",
      code: `import { checkPermission } from "./permissions.js";\nexport async function canEdit(user, document) {\n  try {\n    await checkPermission(user, "edit", document);\n    return true;\n  } «catch» {\n    return false;\n  }\n}`,
    },
  ],
  silent: [
    {
      title: "permissions of a folder",
      code: `import { checkFolderAccess } from "./folders.js";\nexport function isWritable(folder) {\n  try {\n    checkFolderAccess(folder);\n    return true;\n  } catch {\n    return false;\n  }\n}`,
    },
  ],
};

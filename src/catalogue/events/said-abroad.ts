// What refusals say in other languages than English: in Chinese, Spanish, Portuguese, French, German, Italian, Russian, Japanese and Korean.
import type { MessageTopic } from "./statuses.ts";

const said: readonly (readonly [MessageTopic, RegExp])[] = [
  [
    "old-password",
    // `旧密码错误`, `mot de passe actuel incorrect`
    /(?:原|旧)密码|(?:contraseña|senha|mot de passe|passwort) (?:actual|anterior|atual|actuel|antiga)|altes passwort|старый пароль/i,
  ],
  [
    "password",
    // `密码错误`, `contraseña incorrecta`; refuses `密码不能为空`, a form without one.
    /密码(?:错误|不正确|有误|不匹配)|账号或密码|用户名或密码|(?:contraseñas?|credenciales|senhas?|credenciais) (?:\p{L}+ )?(?:incorrect|incorret|inválid|invalid)|(?:usu[aá]rio|usuario|e-?mail|correo) (?:ou|o|e) (?:a )?(?:senha|contraseña)|mot de passe (?:\p{L}+ )?(?:incorrect|invalide|erroné)|identifiants? (?:incorrects?|invalides?)|(?:passwort|zugangsdaten|anmeldedaten) (?:ist |sind )?(?:falsch|ungültig)|(?:falsches|ungültiges) passwort|(?:password|credenziali) (?:errat|non valid)|неверн\p{L}* (?:пароль|логин)|パスワードが(?:違|間違|正しく)|비밀번호가/iu,
  ],
  [
    "mfa",
    /验证码(?:错误|不正确|有误|无效)|código (?:\p{L}+ )?(?:incorrect|incorret|inválid)|code (?:de vérification )?(?:invalide|incorrect)\b|(?:falscher|ungültiger) code|неверный код/iu,
  ],
  [
    "token",
    /(?:令牌|token|登录)\s?(?:无效|失效|过期|已过期|已失效)|token (?:inválido|expirado|invalide|expiré|ungültig|abgelaufen)|недействительный токен/i,
  ],
  [
    "denial",
    // `没有权限`, `请先登录`, `acceso denegado`
    /(?:没有|没|无|暂无)(?:\p{L}{0,4})权限|无权|权限不足|请(?:先)?登录|未登录|拒绝访问|acceso denegado|no (?:está |estás )?autorizad|sin permisos?|no tienes? permisos?|acesso negado|não (?:está )?autorizad|sem permiss|accès (?:refusé|interdit)|non autorisé|zugriff verweigert|nicht (?:berechtigt|autorisiert)|keine berechtigung|accesso negato|non autorizzato|доступ (?:запрещ|запрещён)|нет (?:доступа|прав)|権限がありません|권한이 없/iu,
  ],
  [
    "registration",
    /(?:禁止|关闭|未开放)注册|注册(?:已关闭|功能已关闭)|cadastros? (?:fechad|desativad)|registros? (?:cerrad|desactivad|deshabilitad)|inscriptions? fermées?/i,
  ],
  [
    "rate",
    /(?:请求|操作|尝试)(?:过于|太)?频繁|次数过多|demasiad[ao]s (?:intentos|solicitudes)|muitas (?:tentativas|requisições)|trop de (?:tentatives|requêtes)|zu viele (?:versuche|anfragen)|слишком много/i,
  ],
];

// Letters that English does without.
const foreign =
  /[^\x00-\x7f]|\b(?:senha|usuario|contrase|acceso|acesso|passwort|zugriff|identifiant|mot de passe|accesso|sem permiss|sin permiso|demasiad|muitas|trop de|zu viele|keine berechtigung|falscher code|ung)/i;

/** What such a text says that was wrong, or undefined. */
export function topicAbroad(text: string): MessageTopic | undefined {
  if (text.length > 400 || !foreign.test(text)) return undefined;
  return said.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Tells the name of a person from the name of a place or an institution, as far as the words say. Pure. */

const INSTITUTIONS =
  'univ(?:\\.|ersi\\w*)?|universit[àäéè]\\w*|inst(?:\\.|itut\\w*)?|istituto|instituto|' +
  'dep(?:t\\.?|artment\\w*|artamento)|département|facult\\w*|fakult\\w*|schools?|college|école|ecole|academy|labs?|' +
  'laborator\\w*|laboratoire|centers?|centres?|centro|zentrum|research|sciences?|engineering|technolog\\w*|' +
  'technische|hochschule|polytechni\\w*|politecnico|hospital|clinic|medicine|medical|inc|ltd|llc|gmbh|' +
  'corp(?:oration)?|company|foundation|group|team|division|section|street|avenue|road|box|campus|city|state|' +
  'national|international|federal|ministry|office|society|association|consortium|collaboration|computer|computing|' +
  'informati\\w*|mathemati\\w*|physics|statistics|psychology|biology|chemistry|economics|philosophy|linguistics|' +
  'neuroscience|artificial|intelligence|machine|learning|systems?|networks?|program(?:me)?|chair|professor|' +
  'contribut\\w*|corresponding|author|equal|advis\\w*|intern(?:ship)?|email|e-mail|mail'

const COMPANIES_AND_SCHOOLS =
  'google|deepmind|microsoft|facebook|meta|openai|nvidia|ibm|intel|amazon|apple|adobe|uber|twitter|baidu|alibaba|' +
  'tencent|huawei|bytedance|samsung|salesforce|yahoo|xerox|parc|at&t|bell|disney|pixar|anthropic|hugging ?face|mit|' +
  'caltech|ucla|ucsd|uc|eth|epfl|inria|cnrs|kaist|csail|cmu|nyu|csic|nasa|tu|hp|sri|mila|vmware|linkedin|oracle|' +
  'siemens|bosch|stanford|harvard|princeton|oxford|cambridge|berkeley|carnegie mellon|georgia tech|cornell|yale|' +
  'columbia|tsinghua|peking|technion|max planck|weizmann|virginia tech|johns hopkins|toronto|waterloo|mcgill'

const PLACES =
  'usa|u\\.s\\.a\\.?|uk|u\\.k\\.?|united (?:states|kingdom)|england|scotland|canada|germany|deutschland|france|' +
  'italy|italia|spain|españa|portugal|switzerland|austria|netherlands|belgium|sweden|norway|denmark|finland|poland|' +
  'greece|turkey|russia|israel|india|china|p\\.? ?r\\.? china|hong kong|taiwan|japan|korea|singapore|australia|' +
  'new zealand|brazil|mexico|argentina|chile|iran|egypt|south africa|czech republic|hungary|ireland|california|' +
  'massachusetts|new york|new jersey|new haven|san francisco|san diego|los angeles|palo alto|menlo park|' +
  'mountain view|santa barbara|santa cruz|ann arbor|st\\.? louis|pittsburgh|chicago|seattle|boston|london|paris|' +
  'berlin|munich|münchen|beijing|shanghai|tokyo|zürich|zurich|montréal|montreal|tel aviv|jerusalem'

const AFFILIATION = new RegExp(`\\b(?:${INSTITUTIONS}|${COMPANIES_AND_SCHOOLS}|${PLACES})(?=$|[^\\p{L}])`, 'iu')
const STATE =
  /(?:^|[\s,])(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?:$|[\s,.])/
const PARTICLE =
  /^(?:von|van|der|den|de|del|della|di|da|dos|das|du|la|le|ter|ten|te|zu|zur|af|av|bin|ibn|al|el|ben|y|e|'t|d’|st\.?)$/
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’`.-]*|(?:d|l|o|de)['’]\p{Lu}\p{L}+|\p{Lu}\.(?:-?\p{Lu}\.)*)$/u
const EAST_ASIAN = /^[\p{Script=Han}]{1,2} ?[\p{Script=Han}]{1,3}$|^[\p{Script=Hangul}]{2,5}$/u
const NEVER =
  /^(?:the|an?|of|for|in|on|with|from|to|by|at|is|are|our|we|this|that|using|via|and|or|as|preprint|draft|version|abstract|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|university|figure|table|chapter|section|page|vol\.?|volume|received|accepted|revised|published|copyright|notes?|anonymous|authors?|paper|under|review|keywords?|introduction|technical|report|article|member|fellow|ieee|lecture|tutorial|edited|editors?)$/i

export function isAffiliation(text: string): boolean {
  return AFFILIATION.test(text) || STATE.test(text) || /\d{3,}|@|https?:/.test(text)
}

/** Two to five words, each written as names are: "Ada Lovelace", "J.-P. Serre", "Luc van Gool", "王小明". */
export function isNameLike(text: string): boolean {
  if (EAST_ASIAN.test(text)) return true
  const words = text.split(/\s+/)
  if (words.length < 2 || words.length > 6 || /\d/.test(text)) return false
  if (!words.every(word => NAME_WORD.test(word) || PARTICLE.test(word))) return false
  if (words.some(word => NEVER.test(word))) return false
  // At least one word that is more than an initial, and room for both names.
  return words.some(word => (word.match(/\p{L}/gu) ?? []).length > 1) && (text.match(/\p{L}/gu) ?? []).length >= 4
}

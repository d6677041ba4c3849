/** Commands of TeX by what they print, what they do with their argument, and how they change a letter. */

const pairs = (table: string): [string, string][] =>
  table
    .trim()
    .split(/\s+/)
    .map(pair => {
      const end = pair.indexOf('=')
      return [pair.slice(0, end), pair.slice(end + 1)]
    })

/** Commands that stand for a letter or sign and take no argument. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...pairs(`ss=ß SS=ẞ ae=æ AE=Æ oe=œ OE=Œ aa=å AA=Å o=ø O=Ø l=ł L=Ł i=ı j=ȷ dh=ð DH=Ð th=þ TH=Þ dj=đ DJ=Đ ng=ŋ NG=Ŋ
    S=§ P=¶ copyright=© pounds=£ dag=† ddag=‡ dots=… ldots=… textellipsis=… slash=/ lq=‘ rq=’ degree=° celsius=℃
    textendash=– textemdash=— textquoteleft=‘ textquoteright=’ textquotedblleft=“ textquotedblright=” textquotedbl="
    textquotesingle=' quotesinglbase=‚ quotedblbase=„ glq=‚ grq=‘ glqq=„ grqq=“ flqq=« frqq=» flq=‹ frq=›
    guillemotleft=« guillemotright=» guillemetleft=« guillemetright=» guilsinglleft=‹ guilsinglright=›
    textregistered=® textcopyright=© texttrademark=™ textservicemark=℠ textdegree=° textmu=µ texttimes=× textdiv=÷
    textpm=± textminus=− textperiodcentered=· textbullet=• textasteriskcentered=* textdagger=† textdaggerdbl=‡
    textsection=§ textparagraph=¶ textordfeminine=ª textordmasculine=º textonehalf=½ textonequarter=¼
    textthreequarters=¾ textonesuperior=¹ texttwosuperior=² textthreesuperior=³ textexclamdown=¡ textquestiondown=¿
    textcent=¢ textsterling=£ texteuro=€ euro=€ EUR=€ textyen=¥ textcurrency=¤ textflorin=ƒ textwon=₩ textnumero=№
    textohm=Ω textperthousand=‰ textestimated=℮ textinterrobang=‽ textlangle=⟨ textrangle=⟩ textlnot=¬ textsurd=√
    textbackslash=\\ textasciitilde=~ textasciicircum=^ textasciigrave=\` textasciiacute=´ textasciidieresis=¨
    textasciimacron=¯ textbraceleft={ textbraceright=} lbrace={ rbrace=} textbar=| textless=< textgreater=>
    textunderscore=_ textdollar=$ textpercent=% textvisiblespace=␣ textleftarrow=← textrightarrow=→ textuparrow=↑
    textdownarrow=↓ textcelsius=℃ textmho=℧ textsharp=♯ textflat=♭ checkmark=✓ backslash=\\ sim=∼
    prime=′ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ partial=∂ nabla=∇ infty=∞ emptyset=∅ forall=∀ exists=∃ neg=¬ lnot=¬
    pm=± mp=∓ times=× div=÷ ast=∗ star=⋆ circ=∘ bullet=• cdot=· cdots=⋯ cap=∩ cup=∪ vee=∨ lor=∨ wedge=∧ land=∧
    oplus=⊕ otimes=⊗ le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ ll=≪ gg=≫ equiv=≡ approx=≈ cong=≅ simeq=≃ propto=∝ perp=⊥
    subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ in=∈ notin=∉ ni=∋ mid=∣ parallel=∥ leftarrow=← rightarrow=→ to=→ gets=←
    leftrightarrow=↔ Leftarrow=⇐ Rightarrow=⇒ Leftrightarrow=⇔ mapsto=↦ uparrow=↑ downarrow=↓ langle=⟨ rangle=⟩
    sum=∑ prod=∏ int=∫ surd=√ angle=∠ triangle=△ dagger=† ddagger=‡ mho=℧ top=⊤ bot=⊥ imath=ı jmath=ȷ
    alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ
    nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω
    Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
    TeX=TeX LaTeX=LaTeX LaTeXe=LaTeX2e BibTeX=BibTeX XeTeX=XeTeX AmS=AMS`),
  ...['alpha α', 'beta β', 'gamma γ', 'delta δ', 'epsilon ε', 'kappa κ', 'lambda λ', 'pi π', 'sigma σ', 'omega ω'].map(
    (pair): [string, string] => [`text${pair.slice(0, -2)}`, pair.slice(-1)],
  ),
  ...'quad qquad enspace enskip thinspace medspace thickspace negthinspace space newline linebreak hfill hfil item and nobreakspace'
    .split(' ')
    .map((name): [string, string] => [name, ' ']),
  ['par', '\n\n'],
])

/** An accent by its command, as the combining mark that follows a letter. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", '\u0301'],
  ['`', '\u0300'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['"', '\u0308'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['r', '\u030a'],
  ['d', '\u0323'],
  ['b', '\u0331'],
  ['h', '\u0309'],
  ['t', '\u0361'],
  ['G', '\u030f'],
  ['U', '\u030e'],
  ['f', '\u0311'],
  ['textcommabelow', '\u0326'],
  ['textogonekcentered', '\u0328'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['hat', '\u0302'],
  ['tilde', '\u0303'],
  ['ddot', '\u0308'],
  ['bar', '\u0304'],
  ['dot', '\u0307'],
  ['breve', '\u0306'],
  ['check', '\u030c'],
  ['mathring', '\u030a'],
])

/** How many arguments a command has that print nothing: a colour, a file, a width, what is only there to be sorted by. */
export const SILENT: ReadonlyMap<string, number> = new Map([
  ...'noopsort SortNoop sortnoop footnote footnotetext thanks label vspace hspace vphantom hphantom phantom begin end color fontsize selectlanguage cite citep citet nocite index protectfootnote includegraphics'
    .split(' ')
    .map((name): [string, number] => [name, 1]),
  ...'textcolor href foreignlanguage colorbox raisebox parbox scalebox resizebox textlang'
    .split(' ')
    .map((name): [string, number] => [name, 1]),
  ['rule', 2],
])

/** Letters that TeX writes as two and Unicode as one, where composing does not find them. */
export const COMPOSED: ReadonlyMap<string, string> = new Map([
  ['ı', 'i'],
  ['ȷ', 'j'],
])

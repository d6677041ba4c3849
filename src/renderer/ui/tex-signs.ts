/** What the commands of TeX that turn up in titles stand for; a list of names and signs, nothing of it is ours. */
export const TEX_SIGNS: Readonly<Record<string, string>> = {
  ...named(
    'alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω',
  ),
  ...named(
    'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ partial ∂ nabla ∇',
  ),
  ...named(
    'times × cdot · pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ° bullet • oplus ⊕ otimes ⊗ infty ∞ degree ° prime ′ dagger †',
  ),
  ...named(
    'leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ forall ∀ exists ∃ neg ¬ wedge ∧ vee ∨',
  ),
  ...named(
    'to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ uparrow ↑ downarrow ↓ ldots … dots … cdots ⋯ langle ⟨ rangle ⟩ mid | vert | Vert ‖ sum ∑ prod ∏ int ∫',
  ),
  ...named('log log ln ln exp exp sin sin cos cos tan tan min min max max det det dim dim ker ker left  right '),
}

function named(list: string): Record<string, string> {
  const words = list.split(' ')
  return Object.fromEntries(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])))
}

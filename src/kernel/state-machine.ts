/** A state machine as a table: verb → the states it may leave and the state it reaches. The only place a transition is allowed. */
export interface StateMachine<State extends string, Verb extends string> {
  readonly initial: State
  readonly verbs: Readonly<Record<Verb, { readonly from: readonly State[]; readonly to: State }>>
}

/** The state a verb leads to, or null when it is not allowed from here. */
export function nextState<State extends string, Verb extends string>(machine: StateMachine<State, Verb>, state: State, verb: Verb): State | null {
  const transition = machine.verbs[verb]
  return transition.from.includes(state) ? transition.to : null
}

/** The verbs allowed from a state: what the screen offers. */
export function allowedVerbs<State extends string, Verb extends string>(machine: StateMachine<State, Verb>, state: State): Verb[] {
  return (Object.keys(machine.verbs) as Verb[]).filter((verb) => machine.verbs[verb].from.includes(state))
}

/** Every state that can be reached from the initial one. A state missing here is a mistake in the table. */
export function reachableStates<State extends string, Verb extends string>(machine: StateMachine<State, Verb>): Set<State> {
  const reached = new Set<State>([machine.initial])
  for (let grown = true; grown; ) {
    grown = false
    for (const { from, to } of Object.values<{ from: readonly State[]; to: State }>(machine.verbs)) {
      if (!reached.has(to) && from.some((state) => reached.has(state))) {
        reached.add(to)
        grown = true
      }
    }
  }
  return reached
}

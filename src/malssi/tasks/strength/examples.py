"""The application's own cases, by which the strength tasks are accepted."""

from malssi.tasks.strength.request import Lifter, RmWeight

EXAMPLES = (
    Lifter(
        experience=1,
        gender="남성",
        purpose=1,
        rm_weight=RmWeight(bench_press=40, squat=50, dead_lift=55, over_head_press=30),
    ),
    Lifter(
        experience=2,
        gender="여성",
        purpose=3,
        rm_weight=RmWeight(bench_press=60, squat=70, dead_lift=75, over_head_press=40),
    ),
    Lifter(
        experience=3,
        gender="남성",
        purpose=2,
        rm_weight=RmWeight(bench_press=80, squat=100, dead_lift=105, over_head_press=45),
    ),
    Lifter(
        experience=4,
        gender="여성",
        purpose=4,
        rm_weight=RmWeight(bench_press=90, squat=110, dead_lift=120, over_head_press=50),
    ),
    Lifter(
        experience=5,
        gender="남성",
        purpose=6,
        rm_weight=RmWeight(bench_press=130, squat=160, dead_lift=170, over_head_press=60),
    ),
)

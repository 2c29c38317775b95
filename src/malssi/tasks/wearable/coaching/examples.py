"""Acceptance cases: a question of each kind, in each tone, with and without a day."""

from malssi.tasks.wearable.coaching.reading import Question
from malssi.tasks.wearable.reading import JudgedDay

SHORT_NIGHT = JudgedDay(
    resting_heart_rate=68, usual_resting_heart_rate=66, sleep_hr=5.2, steps=8500, oxygen_saturation=97
)
LOW_OXYGEN = JudgedDay(sleep_hr=7.5, steps=8500, oxygen_saturation=85)

EXAMPLES = (
    Question(question="하루에 몇 시간 자야 하나요?"),
    Question(question="일주일에 운동을 얼마나 해야 하나요?", persona="tough"),
    Question(question="운동하기 싫어요. 동기 부여 좀 해 주세요", persona="cheerful"),
    Question(question="어제 다섯시간밖에 못 잤는데 운동해도 돼요?", day=SHORT_NIGHT),
    Question(question="오늘 운동해도 될까요?", day=SHORT_NIGHT),
    Question(question="가슴이 아픈데 운동해도 되나요?"),
    Question(question="하루에 몇 보를 걸어야 하나요?", day=LOW_OXYGEN),
    Question(question="혈압약을 끊어도 되나요?"),
    Question(question="오늘 날씨 어때요?"),
)

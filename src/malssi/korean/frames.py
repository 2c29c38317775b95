"""The closed words of grammar by which statements are read: endings, helping verbs, frames."""

from collections.abc import Sequence

FRAMES = frozenset("것 거 게 건 걸 편 쪽 수 필요 줄 듯 정도 중 적 법 뿐 셈 만".split())
"""Dependent nouns that make a frame with the predicate before them: 걷는 편이."""
NAMING = frozenset("것 거 게 건 걸".split())
"""Those that stand for what is done: 걷는 것을."""
CONDITIONS = frozenset("때 경우 날 동안 중".split())
"""Nouns by which what stands before them is a condition: 어지러울 때는."""
RECOMMENDING = frozenset(
    "좋 낫 안전하 적당하 알맞 괜찮 바람직하 현명하 권하 권장하 추천하 추천되 권장되 바라 중요하 필요하 적합하 무난하 유리하 편하 우선이 "
    "먼저이 최선이 당부하 부탁하 제격이 딱이 그만이 안성맞춤이 적절하 어울리 제안하 당부드리 추천드리 권유하 권해드리 이롭 낫겠 충분하 "
    "마땅하 현명 슬기롭 당연하".split()
)
"""What recommends what stands before it: 걷는 편이 좋아요, 쉬시기를 권합니다."""
HELPING: dict[str, frozenset[str]] = {
    "아": frozenset("보 주 드리 두 놓 내 버리 가 오 있 지 나 나가 계시 하".split()),
    "지": frozenset("않 말 못하 마".split()),
    "고": frozenset("있 싶 계시 나 말".split()),
    "게": frozenset("하 되 만들".split()),
    "야": frozenset("하 되".split()),
    "도록": frozenset("하 되 않".split()),
    "려고": frozenset("하".split()),
    "면": frozenset("되 좋 안되 괜찮 어떻 싶 충분하 하".split()),
    "도": frozenset("되 좋 괜찮 상관없 무방하 문제없 무리없 충분하".split()),
    "기": frozenset("하 싶".split()) | RECOMMENDING,
    "다": frozenset(),
}
"""Verbs that help the one before them, by its ending."""
ADVISING = ("시오", "ᄇ시다", "읍시다", "ᆯ까요", "을까요", "라", "렴")
"""Final endings that ask somebody to do something."""
NAMES = ("도록", "려고", "거나", "면", "도", "야", "지", "게", "고", "아", "어", "여", "ᅥ", "ᅡ")
ENDINGS = ("아", "고", "지")

LINKS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("지만", "으나", "ᆯ지라도", "더라도", "는데도", "은데도", "ᆫ데도", "도", "면서도", "고도", "건만", "나"), "but"),
    (("면", "거든", "수록", "자마자", "려면", "다면"), "if"),
    (("거나", "든지", "든가", "든"), "or"),
    (
        (
            "니",
            "니까",
            "므로",
            "길래",
            "느라",
            "서",
            "기에",
            "는데",
            "은데",
            "ᆫ데",
            "아",
            "어",
            "여",
            "ᅥ",
            "ᅡ",
            "라",
            "라서",
            "더니",
            "자",
        ),
        "cause",
    ),
    (("도록", "려고", "러", "고자", "게", "게끔"), "for"),
    (("다고", "라고", "는지", "은지", "ᆫ지", "ᆯ지", "을지", "자고", "냐고", "다는"), "quote"),
    (("고", "며", "면서", "고서", "다가", "다"), "and"),
)


def ending_of(endings: Sequence[tuple[str, str]]) -> str:
    """What the last ending does, by the name under which `HELPING` has it; 은 before a noun, 다 at the end."""
    if not endings:
        return ""
    form, tag = endings[-1]
    if tag == "ETM":
        return "은"
    if tag == "ETN":
        return "기" if form == "기" else "음"
    if tag == "EF":
        return "다"
    for name in NAMES:
        if form.endswith(name):
            return "아" if name in ("어", "여", "ᅥ", "ᅡ") else name
    return form


def link_of(endings: Sequence[tuple[str, str]], particles: Sequence[str]) -> str:
    """How an ending joins its predicate to what follows."""
    if not endings or endings[-1][1] == "EF":
        return "end"
    form = endings[-1][0]
    if "도" in particles and form.endswith(("데", "서")):
        return "but"
    ending = next((link for forms, link in LINKS for one in sorted(forms, key=len, reverse=True) if form == one), None)
    if ending:
        return ending
    return next((link for forms, link in LINKS for one in forms if form.endswith(one)), "and")

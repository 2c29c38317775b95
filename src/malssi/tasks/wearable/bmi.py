"""BMI classes of the Korean Society for the Study of Obesity; a reference only, it is not part of the score."""

from malssi.tasks.wearable.criteria import BMI_CLASSES, WHO_NORMAL_BMI


def bmi_class(bmi: float) -> str:
    """The class of a BMI, by its name in `criteria`."""
    return next(name for low, name in reversed(BMI_CLASSES) if bmi >= low)


def is_who_normal(bmi: float) -> bool:
    """Whether a BMI, to one decimal, lies in WHO's normal range."""
    low, high = WHO_NORMAL_BMI
    return low <= round(bmi, 1) <= high

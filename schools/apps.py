from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "schools"

    def ready(self) -> None:
        from accounts.places import WAITING
        from schools.models import Visit

        def requests_to_answer(user) -> int:
            return Visit.objects.visible_to(user).to_answer().count()

        WAITING["schools:requests"] = requests_to_answer

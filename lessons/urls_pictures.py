"""The pictures of choices: one address each, whatever the language."""

from django.urls import path

from lessons.views import pictures

app_name = "pictures"
urlpatterns = [
    path("pictures/<slug:digest>.<slug:form>", pictures.picture, name="picture"),
]

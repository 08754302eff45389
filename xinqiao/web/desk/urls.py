"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.desk import (
    documents,
    find,
    members,
    news,
    oversight,
    petition,
    print_list,
    register,
    sampling,
    several,
    sign_in,
    step,
    worklist,
)

app_name = "desk"

MATTER = "petitions/<str:number>/"

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("password/", sign_in.change_password, name="change_password"),
    path("register/", register.register, name="register"),
    path("find/", find.find, name="find"),
    path("oversight/", oversight.worth, name="oversight"),
    path("oversight/sampling/", sampling.sample, name="sampling"),
    path("oversight/<str:kind>/", oversight.register, name="register_of"),
    path("news/", news.news, name="news"),
    path("several/<str:step>/", several.several, name="several"),
    path("print/", print_list.print_list, name="print_list"),
    path("print/<int:key>/", print_list.paper, name="paper"),
    path("print/<int:key>/done/", print_list.printed, name="printed"),
    path("documents/<str:number>/", documents.view, name="document"),
    path("documents/<str:number>/<str:form>/", documents.download, name="document_file"),
    path(MATTER, petition.petition, name="petition"),
    path(MATTER + "slip/", register.slip, name="slip"),
    path(MATTER + "identity/", petition.identity, name="identity"),
    path(MATTER + "clocks/<int:key>/", petition.clock, name="clock"),
    path(MATTER + "files/<int:key>/", documents.attachment, name="attachment"),
    path(MATTER + "members/<int:position>/", members.member_slip, name="member_slip"),
    path(MATTER + "records/<str:kind>/<int:position>/<str:name>/", step.record_step, name="record_step"),
    path(MATTER + "referral/<str:name>/", step.referral_step, name="referral_step"),
    path(MATTER + "<str:name>/", step.step, name="step"),
]

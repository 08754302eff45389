"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from xinqiao.web.desk import (
    custody,
    documents,
    file_given,
    find,
    members,
    moved,
    news,
    oversight,
    passwords,
    petition,
    print_list,
    register,
    sampling,
    second_step,
    several,
    sign_in,
    sign_ins,
    step,
    worklist,
)

app_name = "desk"

MATTER = "petitions/<str:number>/"

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-in/second/", second_step.second_step, name="second_step"),
    path("sign-in/set-up/", second_step.set_up, name="set_up"),
    path("sign-in/go-on/", second_step.go_on, name="go_on"),
    path("password/", passwords.change_password, name="change_password"),
    path("password/confirm/", passwords.confirm, name="confirm"),
    path("password/set/<str:token>/", passwords.set_by_link, name="set_by_link"),
    path("sign-ins/", sign_ins.sign_ins, name="sign_ins"),
    path("sign-ins/end/", sign_ins.end, name="end_sign_in"),
    path("sign-ins/end-all/", sign_ins.end_all, name="end_sign_ins"),
    path("sign-ins/factors/<int:key>/remove/", sign_ins.remove_factor, name="remove_factor"),
    path("sign-ins/codes/", sign_ins.new_codes, name="new_codes"),
    path("register/", register.register, name="register"),
    path("find/", find.find, name="find"),
    path("identities/", custody.custody, name="custody"),
    path("identities/<str:number>/<int:position>/<str:name>/", custody.custody_step, name="custody_step"),
    path("oversight/", oversight.worth, name="oversight"),
    path("oversight/audited/", oversight.audited, name="audited"),
    path("oversight/sampling/", sampling.sample, name="sampling"),
    path("oversight/<str:kind>/", oversight.register, name="register_of"),
    path("news/", news.news, name="news"),
    path("moved/", moved.moved, name="moved"),
    path("several/<str:step>/", several.several, name="several"),
    path("print/", print_list.print_list, name="print_list"),
    path("print/<int:key>/", print_list.paper, name="paper"),
    path("print/<int:key>/done/", print_list.printed, name="printed"),
    path("documents/<str:number>/", documents.view, name="document"),
    path("documents/<str:number>/<str:form>/", documents.download, name="document_file"),
    path(MATTER, petition.petition, name="petition"),
    path(MATTER + "slip/", register.slip, name="slip"),
    path(MATTER + "identity/", petition.identity, name="identity"),
    path(MATTER + "call/", petition.call_slip, name="call_slip"),
    path(MATTER + "envelope/", petition.envelope, name="envelope"),
    path(MATTER + "clocks/<int:key>/", petition.clock, name="clock"),
    path(MATTER + "files/<int:key>/", file_given.attachment, name="attachment"),
    path(MATTER + "members/<int:position>/", members.member_slip, name="member_slip"),
    path(MATTER + "records/<str:kind>/<int:position>/<str:name>/", step.record_step, name="record_step"),
    path(MATTER + "referral/<str:name>/", step.referral_step, name="referral_step"),
    path(MATTER + "<str:name>/", step.step, name="step"),
]

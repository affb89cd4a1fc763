# Runs in `odoo shell` on the new database: one Belgian company in euro, three users, a key for each; prints the connection.
import json

ref = env.ref  # noqa: F821 (the shell's own)
company = ref("base.main_company")
company.partner_id.write({
    "name": "Quayside Test Works", "street": "Kaai 1", "zip": "2000", "city": "Antwerpen",
    "country_id": ref("base.be").id, "vat": "BE0477472701",
})
company.write({"currency_id": ref("base.EUR").id})
if company.chart_template != "be_comp":
    env["account.chart.template"].try_loading("be_comp", company=company, install_demo=False)
for code in ("USD", "GBP"):
    ref("base." + code).active = True

settings = env["res.config.settings"].create({})
options = ("group_stock_production_lot", "group_stock_tracking_lot", "group_uom", "group_multi_currency")
settings.write({name: True for name in options if name in settings._fields})
settings.execute()
parameters = env["ir.config_parameter"].sudo()
parameters.set_param("web.base.url.freeze", "True")


def user(login, *groups):
    return env["res.users"].with_context(no_reset_password=True).create({
        "name": login.capitalize(), "login": login, "password": login, "email": login + "@works.example",
        "tz": "Europe/Brussels", "group_ids": [(6, 0, [ref(name).id for name in ("base.group_user", *groups)])],
    })


def key(owner):
    # Without sudo a user who is no administrator gets no key without an expiration date.
    return env["res.users.apikeys"].with_user(owner).sudo()._generate("rpc", "peer tests", None)


admin = ref("base.user_admin")
admin.write({
    "password": "admin", "email": "admin@works.example", "tz": "Europe/Brussels",
    "group_ids": [(4, ref(name).id) for name in (
        "purchase.group_purchase_manager", "stock.group_stock_manager", "account.group_account_manager")],
})
# The least that orders, acknowledgements, receipts and draft bills need; it cannot post a bill.
gateway = user("gateway", "purchase.group_purchase_user", "stock.group_stock_user")
buyer = user("buyer", "purchase.group_purchase_manager")
keys = {name: {"login": name, "uid": owner.id, "apiKey": key(owner)} for name, owner in (("admin", admin), ("buyer", buyer))}
out = {"version": "19", "url": "@URL@", "db": env.cr.dbname, "companyId": company.id,  # noqa: F821
       "login": "gateway", "uid": gateway.id, "apiKey": key(gateway), "users": keys}
env.cr.commit()  # noqa: F821
print("\n" + json.dumps(out))

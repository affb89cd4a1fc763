# Runs in `odoo shell` on the new database: one Belgian company in euro, its users, a key for each; prints the connection.
import json

import odoo

ref = env.ref  # noqa: F821 (the shell's own)
version = odoo.release.version_info[0]
groups_field = "group_ids" if version >= 19 else "groups_id"
# Taxes of the Belgian chart carry tags, which on 14 only those who see accounts may read.
read_tags = [] if version >= 17 else ["account.group_account_readonly"]
company = ref("base.main_company")
company.partner_id.write({
    "name": "Quayside Test Works", "street": "Kaai 1", "zip": "2000", "city": "Antwerpen",
    "country_id": ref("base.be").id, "vat": "BE0477472701",
})
company.write({"currency_id": ref("base.EUR").id})
if version < 17:
    chart = ref("l10n_be.l10nbe_chart_template")
    if company.chart_template_id != chart:
        chart._load(15.0, 15.0, company)
elif company.chart_template != "be_comp":
    env["account.chart.template"].try_loading("be_comp", company=company, install_demo=False)
for code in ("USD", "GBP"):
    ref("base." + code).active = True

settings = env["res.config.settings"].create({})
options = ("group_stock_production_lot", "group_stock_tracking_lot", "group_uom", "group_multi_currency")
settings.write({name: True for name in options if name in settings._fields})
settings.execute()
# 19 does not round prices to these digits, 14 does: two are few for what costs less than a cent.
if version < 17:
    env["decimal.precision"].search([("name", "=", "Product Price")]).write({"digits": 6})
parameters = env["ir.config_parameter"].sudo()
parameters.set_param("web.base.url.freeze", "True")


def user(login, *groups, zone="Europe/Brussels"):
    return env["res.users"].with_context(no_reset_password=True).create({
        "name": login.capitalize(), "login": login, "password": login, "email": login + "@works.example",
        "tz": zone, groups_field: [(6, 0, [ref(name).id for name in ("base.group_user", *groups)])],
    })


def key(owner):
    # Without sudo a user who is no administrator gets no key without an expiration date.
    expires = [] if version < 18 else [None]
    return env["res.users.apikeys"].with_user(owner).sudo()._generate("rpc", "peer tests", *expires)


admin = ref("base.user_admin")
admin.write({
    "password": "admin", "email": "admin@works.example", "tz": "Europe/Brussels",
    groups_field: [(4, ref(name).id) for name in (
        "purchase.group_purchase_manager", "stock.group_stock_manager", "account.group_account_manager")],
})
# The least that orders, acknowledgements, receipts and draft bills need; it cannot post a bill.
least = ("purchase.group_purchase_user", "stock.group_stock_user", *read_tags)
gateway = user("gateway", *least)
others = {
    "admin": admin,
    "buyer": user("buyer", "purchase.group_purchase_manager", *read_tags),
    # The gateway's own rights, as far from UTC as people live, and less than its rights.
    "auckland": user("auckland", *least, zone="Pacific/Auckland"),
    "purchaseOnly": user("purchase-only", "purchase.group_purchase_user", *read_tags),
    "stockOnly": user("stock-only", "stock.group_stock_user", *read_tags),
    "nobody": user("nobody"),
}
keys = {name: {"login": owner.login, "uid": owner.id, "apiKey": key(owner)} for name, owner in others.items()}
out = {"version": str(version), "url": "@URL@", "db": env.cr.dbname, "companyId": company.id,  # noqa: F821
       "login": "gateway", "uid": gateway.id, "apiKey": key(gateway), "users": keys}
env.cr.commit()  # noqa: F821
print("\n" + json.dumps(out))

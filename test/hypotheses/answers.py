"""Writes answers.json: seeded data, and what statsmodels, scipy, scikit-learn and mpmath say of it.

Run by hand when a question is added (no test runs it):

    python3 -m venv /tmp/answers && /tmp/answers/bin/pip install statsmodels scipy scikit-learn mpmath
    /tmp/answers/bin/python test/hypotheses/answers.py
"""

import json
import warnings
from pathlib import Path

import mpmath
import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats
from sklearn.metrics import roc_auc_score
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

warnings.simplefilter("ignore")
mpmath.mp.dps = 60
random = np.random.default_rng(42)


def floats(values):
    return [float(v) for v in np.asarray(values).ravel()]


def log_upper(name, x, *df):
    """ln of an upper tail with 60 digits."""
    x, df = mpmath.mpf(x), [mpmath.mpf(d) for d in df]
    if name == "normal":
        return float(mpmath.log(mpmath.erfc(x / mpmath.sqrt(2)) / 2))
    if name == "chi2":
        return float(mpmath.log(mpmath.gammainc(df[0] / 2, x / 2, mpmath.inf, regularized=True)))
    f, d1, d2 = (x, *df) if name == "f" else (x * x, mpmath.mpf(1), df[0])
    low = mpmath.betainc(d2 / 2, d1 / 2, 0, d2 / (d2 + d1 * f), regularized=True)
    return float(mpmath.log(low if name == "f" else low / 2))


tails = [
    [name, x, df, log_upper(name, x, *df)]
    for name, x, df in [
        ("normal", 0.1, []), ("normal", 1.5, []), ("normal", 8, []), ("normal", 40, []), ("normal", 1000, []),
        ("chi2", 0.01, [1]), ("chi2", 3.84, [1]), ("chi2", 50, [7]), ("chi2", 90, [100]), ("chi2", 5000, [3]),
        ("chi2", 1e6, [25]), ("chi2", 1000, [950]),
        ("t", 0.5, [1]), ("t", 2.2, [4.7]), ("t", 12, [30]), ("t", 50, [999998]), ("t", 3, [1e6]),
        ("f", 0.3, [2, 9]), ("f", 4.846, [2, 27]), ("f", 1.1, [25, 400]), ("f", 60, [4, 1000]),
        ("f", 1000, [3, 500000]), ("f", 40000, [10, 20000]), ("f", 1.02, [500, 800]),
    ]
]
quantiles = [
    ["normal", p, [], float(stats.norm.ppf(p))] for p in (1e-10, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999)
] + [
    ["t", p, [df], float(stats.t.ppf(p, df))] for p in (0.001, 0.4, 0.975) for df in (1, 2.5, 17.7, 1000)
] + [
    ["chi2", p, [df], float(stats.chi2.ppf(p, df))] for p in (0.001, 0.4, 0.975) for df in (1, 4, 120)
] + [
    ["f", p, [a, b], float(stats.f.ppf(p, a, b))] for p in (0.01, 0.5, 0.95) for a, b in ((1, 5), (3, 20), (12, 900))
]


def noncentrality(f, a, b, share):
    def miss(x):
        return stats.ncf.cdf(f, a, b, x) - share

    return 0.0 if miss(1e-12) <= 0 else float(optimize.brentq(miss, 1e-12, 4 * f * a + 50, xtol=1e-12))


noncentral = [
    [f, a, b, noncentrality(f, a, b, 0.975), noncentrality(f, a, b, 0.025)]
    for f, a, b in ((5, 3, 100), (4, 1, 30), (20, 4, 500), (60, 10, 3000))
]

# A table with a number, yes/no and classes to explain, in units, with unequal spread.
n, units = 240, 30
unit = np.sort(random.integers(0, units, n))
shared = random.normal(size=units)
x = np.column_stack([
    random.normal(100, 15, n), random.exponential(2, n), random.integers(0, 2, n), shared[unit] + random.normal(size=n) * 0.3,
]).round(3)
signal = 0.03 * (x[:, 0] - 100) - 0.2 * x[:, 1] + 0.5 * x[:, 2] + 0.3 * x[:, 3]
y = (5 + signal + random.normal(size=n) * (0.5 + 0.3 * x[:, 1]) + 0.5 * shared[unit]).round(3)
yes = (random.random(n) < 1 / (1 + np.exp(-(signal - 0.3)))).astype(int)
classes = np.argmax(np.column_stack([np.zeros(n), signal, -0.5 * signal + 0.2]) + random.gumbel(size=(n, 3)), axis=1)
design = sm.add_constant(x)


def linear(kind, **options):
    fit = sm.OLS(y, design).fit(cov_type=kind, use_t=True, **options)
    block = fit.f_test(np.eye(5)[[2, 3]])
    whole = fit.f_test(np.eye(5)[1:])
    return {
        "params": floats(fit.params), "bse": floats(fit.bse), "interval": floats(fit.conf_int()[2]),
        "block": [float(block.fvalue), float(block.pvalue)], "whole": [float(whole.fvalue), float(whole.pvalue)],
        "r2": float(fit.rsquared), "adjusted": float(fit.rsquared_adj), "mse": float(fit.mse_resid),
        "f": [float(sm.OLS(y, design).fit().fvalue), float(sm.OLS(y, design).fit().f_pvalue)],
    }


logit = sm.Logit(yes, design).fit(disp=0, method="newton", maxiter=100, tol=1e-14)
robust = sm.Logit(yes, design).fit(disp=0, method="newton", maxiter=100, tol=1e-14, cov_type="cluster", cov_kwds={"groups": unit}, use_t=False)
without = sm.Logit(yes, design[:, [0, 1, 4]]).fit(disp=0, method="newton", maxiter=100, tol=1e-14)
fitted = logit.predict()
v10 = ((fitted[yes == 1][:, None] > fitted[yes == 0]) + 0.5 * (fitted[yes == 1][:, None] == fitted[yes == 0])).mean(axis=1)
v01 = ((fitted[yes == 1][:, None] > fitted[yes == 0]) + 0.5 * (fitted[yes == 1][:, None] == fitted[yes == 0])).mean(axis=0)
top = np.argsort(-fitted)[: n // 10]
multinomial = sm.MNLogit(classes, design).fit(disp=0, method="newton", maxiter=100, tol=1e-14)

table = {
    "x": x.T.tolist(), "y": y.tolist(), "yes": yes.tolist(), "classes": classes.tolist(), "unit": unit.tolist(),
    "classic": linear("nonrobust"), "hc3": linear("HC3"), "cluster": linear("cluster", cov_kwds={"groups": unit}),
    "logistic": {
        "params": floats(logit.params), "bse": floats(logit.bse), "llf": float(logit.llf), "llnull": float(logit.llnull),
        "llr": float(logit.llr), "p": float(logit.llr_pvalue), "block": float(2 * (logit.llf - without.llf)),
        "clusterBse": floats(robust.bse), "clusterWald": float(robust.wald_test(np.eye(5)[1:], use_f=False, scalar=True).statistic),
        "auc": float(roc_auc_score(yes, fitted)), "aucError": float(np.sqrt(v10.var(ddof=1) / len(v10) + v01.var(ddof=1) / len(v01))),
        "tjur": float(fitted[yes == 1].mean() - fitted[yes == 0].mean()), "lift": float(yes[top].mean() / yes.mean()),
        "mcfadden": float(logit.prsquared),
    },
    "multinomial": {
        "params": multinomial.params.T.tolist(), "llf": float(multinomial.llf), "llnull": float(multinomial.llnull), "mcfadden": float(multinomial.prsquared),
    },
}

# Samples for the classic tests, some with ties.
a, b, c = random.normal(10, 2, 25).round(2), random.normal(11.2, 3.5, 18).round(2), random.normal(9.5, 1, 31).round(2)
r, s = np.round(a), np.round(b)
count = random.integers(1, 30, (3, 4))


def cohen(one, other):
    na, nb = len(one), len(other)
    sd = np.sqrt(((na - 1) * one.var(ddof=1) + (nb - 1) * other.var(ddof=1)) / (na + nb - 2))
    scale, df = np.sqrt(1 / na + 1 / nb), na + nb - 2
    t = (one.mean() - other.mean()) / sd / scale
    low, high = (optimize.brentq(lambda d: stats.nct.cdf(t, df, d) - q, t - 10, t + 10, xtol=1e-13) for q in (0.975, 0.025))
    factor = mpmath.gamma(mpmath.mpf(df) / 2) / (mpmath.sqrt(mpmath.mpf(df) / 2) * mpmath.gamma(mpmath.mpf(df - 1) / 2))
    return [float(t * scale), float(low * scale), float(high * scale), float(t * scale * float(factor))]


def both(found):
    return [float(found.statistic), float(found.pvalue)]


student, welch, single = stats.ttest_ind(a, b), stats.ttest_ind(a, b, equal_var=False), stats.ttest_1samp(a, 9)
pearson = stats.pearsonr(a[:18], b)
unequal = anova_oneway([a, b, c], use_var="unequal")
plain, g = stats.chi2_contingency(count, correction=False), stats.chi2_contingency(count, correction=False, lambda_="log-likelihood")
p = [0.001, 0.2, 0.03, 0.011, 0.04, 0.04, 0.9, 1e-9]
classic = {
    "a": a.tolist(), "b": b.tolist(), "c": c.tolist(), "count": count.tolist(),
    "student": [*both(student), *map(float, student.confidence_interval())],
    "welch": [*both(welch), float(welch.df), *map(float, welch.confidence_interval())],
    "single": both(single), "anova": both(stats.f_oneway(a, b, c)), "cohen": cohen(a, b),
    "welchAnova": [float(unequal.statistic), float(unequal.pvalue), float(unequal.df[1])],
    "kruskal": both(stats.kruskal(r, s, np.round(c))),
    "mannWhitneyExact": both(stats.mannwhitneyu(a[:9] + 1e-4 * np.arange(9), b[:8], method="exact")),
    "mannWhitney": both(stats.mannwhitneyu(r, s, method="asymptotic")),
    "pearson": [*both(pearson), *map(float, pearson.confidence_interval())], "spearman": both(stats.spearmanr(r[:18], s)),
    "chi2": [float(plain.statistic), float(plain.pvalue)], "g": [float(g.statistic), float(g.pvalue)],
    "fisher": [[*t, float(stats.fisher_exact([t[:2], t[2:]])[1])] for t in ([3, 1, 1, 3], [8, 2, 1, 5], [40, 60, 20, 80], [0, 5, 5, 0])],
    "wilson": [[k, m, *map(float, proportion_confint(k, m, method="wilson"))] for k, m in ((0, 10), (3, 17), (90, 100))],
    "newcombe": [[*t, *map(float, confint_proportions_2indep(*t, method="newcomb"))] for t in ((56, 70, 48, 80), (3, 20, 1, 30))],
    "p": p, "holm": floats(multipletests(p, method="holm")[1]), "bh": floats(multipletests(p, method="fdr_bh")[1]),
    "by": floats(multipletests(p, method="fdr_by")[1]),
}

answers = {"tails": tails, "quantiles": quantiles, "noncentral": noncentral, "table": table, "classic": classic}
lines = ",\n".join(f'"{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in answers.items())
Path(__file__).with_name("answers.json").write_text("{\n" + lines + "\n}\n")

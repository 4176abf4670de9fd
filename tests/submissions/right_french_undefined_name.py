"""Réseau de neurones pour le OU exclusif, sans bibliothèque d'apprentissage."""

import numpy as np

ε = 1e-8  # pour ne jamais prendre le logarithme de zéro


def init_params(input_size, hidden_size, output_size):
    """Poids de Xavier, tirés au hasard ; biais nuls."""
    écart_1, écart_2 = input_size**-0.5, hidden_size**-0.5
    poids_1 = écart_1 * np.random.standard_normal((input_size, hidden_size))
    poids_2 = écart_2 * np.random.standard_normal((hidden_size, output_size))
    return {
        "W1": poids_1,
        "b1": np.zeros((1, hidden_size)),
        "W2": poids_2,
        "b2": np.zeros((1, output_size)),
    }


def σ(z):
    """Fonction logistique : ln(1 + e^-z) se calcule sans débordement."""
    return np.exp(-np.logaddexp(0, -z))


def relu(z):
    return z * (z > 0)


def relu_derivative(z):
    return np.where(z > 0, 1.0, 0.0)


sigmoid = σ


def sigmoid_derivative(a):
    return 0.25 - (a - 0.5) ** 2  # la même parabole que a (1 - a)


def forward(X, params):
    """Passe avant."""
    somme_cachée = X @ params["W1"] + params["b1"]
    sortie_cachée = relu(somme_cachée)
    somme_finale = sortie_cachée @ params["W2"] + params["b2"]
    ŷ = σ(somme_finale)
    mémoire = {"Z1": somme_cachée, "A1": sortie_cachée, "Z2": somme_finale, "A2": ŷ}
    return ŷ, mémoire


def compute_loss(Y_pred, Y_true):
    """Erreur quadratique."""
    écarts = (Y_pred - Y_true).ravel()
    return float(écarts @ écarts) / (2 * Y_true.shape[0])


def cross_entropy_loss(Y_pred, Y_true):
    """Entropie croisée binaire."""
    n = Y_true.shape[0]
    oui = Y_true * np.log(Y_pred + ε)
    non = (1 - Y_true) * np.log(1 - Y_pred + ε)
    return float(-(oui + non).sum() / n)


def backward(X, Y_true, params, cache):
    """Rétropropagation de l'entropie croisée."""
    n = X.shape[0]
    δ2 = (cache["A2"] - Y_true) / n
    δ1 = δ2 @ params["W2"].T * relu_derivative(cache["Z1"])
    uns = np.ones((1, n))
    return {"dW1": X.T @ δ1, "db1": uns @ δ1, "dW2": cache["A1"].T @ δ2, "db2": uns @ δ2}


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    """Différences centrées, une case à la fois."""

    def perte(p):
        ŷ, _ = forward(X, p)
        return cross_entropy_loss(ŷ, Y)

    original = params[param_name]
    pente = np.zeros_like(original)
    try:
        for case in np.ndindex(original.shape):
            plus, moins = original.copy(), original.copy()
            plus[case] += epsilon
            moins[case] -= epsilon
            params[param_name] = plus
            en_haut = perte(params)
            params[param_name] = moins
            en_bas = perte(params)
            pente[case] = (en_haut - en_bas) / (2 * epsilon)
    finally:
        params[param_name] = original
    return pente


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    """Descente de gradient."""
    np.random.seed(0)
    paramètres = init_params(X.shape[1], 3, Y.shape[1])
    historique = []
    for époque in range(epochs):
        ŷ, mémoire = forward(X, paramètres)
        perte = cross_entropy_loss(ŷ, Y)
        historique += [perte]
        if verbose and époque % 500 == 0:
            justesse = 100 * ((ŷ > 0.5) == Y).mean()
            print(f"époque {époque} : perte = {perte:.4f} ; justes : {justesse:.0f} %")
        pentes = backward(X, Y, paramètres, mémoire)
        for nom, valeur in paramètres.items():
            valeur -= lr * pentes["d" + nom]
    return paramètres, historique


X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[0], [1], [1], [0]])
réseau, historique = train(X, Y, epochs=5000, lr=0.5)
print("prédictions :", forward(X, réseau)[0].ravel().round(3))
tracer_la_courbe(historique)

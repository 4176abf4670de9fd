# -*- coding: latin-1 -*-
"""Neuronales Netz für das ausschließende Oder.

Größen: m Beispiele, Schicht 1 mit ReLU, Schicht 2 mit Sigmoid.
"""

import numpy as np

ANZAHL_VERSTECKT = 8


def _ziehe(zeilen, spalten):
    # normalverteilt um 0; Streuung nach He
    größe = np.sqrt(2.0 / zeilen)
    return größe * np.random.standard_normal(size=(zeilen, spalten))


def init_params(input_size, hidden_size, output_size):
    return {
        "W1": _ziehe(input_size, hidden_size),
        "b1": np.zeros((1, hidden_size)),
        "W2": _ziehe(hidden_size, output_size),
        "b2": np.zeros((1, output_size)),
    }


def relu(z):
    ergebnis = z.astype(float)  # astype kopiert, z bleibt unverändert
    ergebnis[z < 0] = 0.0
    return ergebnis


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    """Läuft für große negative z über (Warnung), das Ergebnis 0 stimmt trotzdem."""
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_derivative(a):
    return a * (1.0 - a)


def forward(X, params):
    summe_1 = np.matmul(X, params["W1"]) + params["b1"]
    aktiv_1 = relu(summe_1)
    summe_2 = np.matmul(aktiv_1, params["W2"]) + params["b2"]
    aktiv_2 = sigmoid(summe_2)
    zwischenwerte = {"Z1": summe_1, "A1": aktiv_1, "Z2": summe_2, "A2": aktiv_2}
    return aktiv_2, zwischenwerte


def compute_loss(Y_pred, Y_true):
    anzahl = len(Y_pred)
    abweichung = Y_pred - Y_true
    return np.vdot(abweichung, abweichung) / (2 * anzahl)


def cross_entropy_loss(Y_pred, Y_true):
    anzahl = len(Y_pred)
    winzig = 1e-8
    überraschung = Y_true * np.log(Y_pred + winzig)
    überraschung = überraschung + (1 - Y_true) * np.log(1 - Y_pred + winzig)
    return -np.sum(überraschung) / anzahl


def backward(X, Y_true, params, cache):
    anzahl = len(X)
    fehler_2 = cache["A2"] - Y_true
    fehler_1 = np.matmul(fehler_2, params["W2"].T) * relu_derivative(cache["Z1"])
    steigungen = {}
    for schicht, (eingang, fehler) in enumerate([(X, fehler_1), (cache["A1"], fehler_2)], start=1):
        steigungen[f"dW{schicht}"] = np.matmul(eingang.T, fehler) / anzahl
        steigungen[f"db{schicht}"] = fehler.sum(axis=0, keepdims=True) / anzahl
    return steigungen


def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
    """Zentraler Differenzenquotient; params wird nicht angefasst."""
    kopie = {name: wert.copy() for name, wert in params.items()}
    ziel = kopie[param_name]
    steigung = np.zeros(ziel.shape)
    for zeile, spalte in np.ndindex(ziel.shape):
        vorher = ziel[zeile, spalte]
        ziel[zeile, spalte] = vorher + epsilon
        rechts = cross_entropy_loss(forward(X, kopie)[0], Y)
        ziel[zeile, spalte] = vorher - epsilon
        links = cross_entropy_loss(forward(X, kopie)[0], Y)
        ziel[zeile, spalte] = vorher
        steigung[zeile, spalte] = (rechts - links) / (2 * epsilon)
    return steigung


def train(X, Y, epochs=1000, lr=0.1, verbose=True):
    np.random.seed(2)
    gewichte = init_params(X.shape[1], ANZAHL_VERSTECKT, Y.shape[1])
    verlauf = []
    for epoche in range(epochs):
        vorhersage, zwischenwerte = forward(X, gewichte)
        verlust = cross_entropy_loss(vorhersage, Y)
        verlauf.append(verlust)
        if verbose and epoche % 500 == 0:
            treffer = np.mean((vorhersage > 0.5) == Y)
            print(f"Epoche {epoche:5d}  Verlust {verlust:.4f}  Trefferquote {treffer:.0%}")
        steigungen = backward(X, Y, gewichte, zwischenwerte)
        for name in gewichte:
            gewichte[name] = gewichte[name] - lr * steigungen["d" + name]
    return gewichte, verlauf


if __name__ == "__main__":
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    Y = np.array([[0], [1], [1], [0]])
    gewichte, verlauf = train(X, Y, epochs=5000, lr=0.5)
    print("für alle vier:", forward(X, gewichte)[0].ravel())

import numpy as np

def compute_loss(Y_pred, Y_true):
	m = np.shape(Y_true)[0]
	squares = np.power(np.subtract(Y_pred, Y_true), 2)
	return np.divide(np.sum(squares), 2.0 * m)

def cross_entropy_loss(Y_pred, Y_true):
	m = np.shape(Y_true)[0]
	tiny = 1e-8
	first = np.multiply(Y_true, np.log(np.add(Y_pred, tiny)))
	second = np.multiply(np.subtract(1, Y_true), np.log(np.add(np.subtract(1, Y_pred), tiny)))
	return np.divide(np.negative(np.sum(np.add(first, second))), m)

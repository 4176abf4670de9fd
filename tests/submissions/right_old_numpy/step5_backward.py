import numpy as np
from step2_activations import relu_derivative
from step3_forward import forward
from step4_loss import cross_entropy_loss

def backward(X, Y_true, params, cache):
	m = float(np.shape(X)[0])
	ones = np.ones((1, np.shape(X)[0]))
	dZ2 = np.subtract(cache['A2'], Y_true)
	dW2 = np.divide(np.dot(np.transpose(cache['A1']), dZ2), m)
	db2 = np.divide(np.dot(ones, dZ2), m)
	dA1 = np.dot(dZ2, np.transpose(params['W2']))
	dZ1 = np.multiply(dA1, relu_derivative(cache['Z1']))
	dW1 = np.divide(np.dot(np.transpose(X), dZ1), m)
	db1 = np.divide(np.dot(ones, dZ1), m)
	return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}

def numerical_gradient(X, Y, params, param_name, epsilon=1e-5):
	old = params[param_name]
	rows, cols = np.shape(old)
	grad = np.zeros((rows, cols))
	for i in range(rows):
		for j in range(cols):
			bump = np.zeros((rows, cols))
			bump[i, j] = epsilon
			params[param_name] = np.add(old, bump)
			hi = cross_entropy_loss(forward(X, params)[0], Y)
			params[param_name] = np.subtract(old, bump)
			lo = cross_entropy_loss(forward(X, params)[0], Y)
			grad[i, j] = np.divide(np.subtract(hi, lo), 2.0 * epsilon)
	params[param_name] = old
	return grad

import numpy as np

def relu(z):
	return np.multiply(z, np.greater(z, 0))

def relu_derivative(z):
	return np.greater(z, 0).astype(np.float64)

def sigmoid(z):
	# right, but it grumbles about overflow if z is very negative
	return np.divide(1.0, np.add(1.0, np.exp(np.negative(z))))

def sigmoid_derivative(a):
	return np.multiply(a, np.subtract(1.0, a))

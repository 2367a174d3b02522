// Viewer request for the API: the API's own path, without cookies and Origin.
function handler(event) {
    var request = event.request;
    if (/%(2e|2f|5c)/i.test(request.uri)) {
        return { statusCode: 400 };
    }
    request.uri = request.uri.replace('/admin/canopy/api/', '/');
    request.cookies = {};
    delete request.headers.cookie;
    delete request.headers.origin;
    return request;
}
